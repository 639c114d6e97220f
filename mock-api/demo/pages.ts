import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { scenarios } from '../faults/scenarios.js';
import { safe } from './escape.js';
import type { Tenants } from './escape.js';
import { fetchMail, mailboxPart, mailboxPath } from './mailbox.js';

export const siteFolder = fileURLToPath(new URL('.', import.meta.url));

/** Addresses as they stand in the pages' files, which are what a webmaster would write. */
const writtenApi = 'http://localhost:4010';
const writtenProcessor = 'http://localhost:4011';

export interface PageContext {
  /** Path of the address that was asked for. */
  readonly pathname: string;
  readonly api: string;
  readonly processor: string;
  /** Segment of the utility's address: the tenant, or one of its worlds. */
  readonly segment: string;
  readonly tenants: Tenants;
}

const cityOf = (pathname: string): string => pathname.split('/')[1] ?? '';

/** Puts the site's parts where a page includes them, and marks the links that lead to the page itself. */
async function withParts(html: string, pathname: string): Promise<string> {
  const include = /<!--#include file="([\w-]+\.html)" -->/g;
  const names = [...html.matchAll(include)].map(([, name = '']) => name);
  const folder = path.join(siteFolder, cityOf(pathname), 'parts');
  const read = async (name: string): Promise<[string, string]> => {
    const part = await readFile(path.join(folder, name), 'utf8');
    return [name, part.replaceAll(`<a href="${pathname}"`, `<a href="${pathname}" aria-current="page"`)];
  };
  const parts = new Map(await Promise.all(names.map(read)));
  return html.replace(include, (_, name: string) => parts.get(name)?.trim() ?? '');
}

function scenarioLinks(): string {
  const links = Object.entries(scenarios).map(([id, { note }]) => {
    const address = `/pleasanton/pay-your-utility-bill.html?portal=pleasanton@${id}`;
    return `<li><a href="${address}">${safe(id)}</a> <span>${safe(note)}</span></li>`;
  });
  return links.join('\n        ');
}

function userFacts(tenants: PageContext['tenants']): string {
  const facts = Object.entries(tenants).flatMap(([city, { users }]) =>
    users.map(({ identifier, password, verified }) => {
      const name = verified ? 'Signs in with' : 'The same, not yet verified';
      return `<div><dt>${safe(city)}: ${name}</dt><dd><code>${safe(identifier)}</code>, <code>${safe(password)}</code></dd></div>`;
    }),
  );
  return facts.join('\n        ');
}

/** Leads from page to page of a city within one world, where a page asks for another than the city's own. */
function withinWorld(html: string, city: string, segment: string): string {
  if (city === '' || segment === city) return html;
  const pages = new RegExp(`"(/${city}/(?:[\\w/-]+\\.html)?)"`, 'g');
  return html.replace(pages, `"$1?portal=${encodeURIComponent(segment)}"`);
}

/** A page's file as it is sent: parts included, addresses those that are really listened on. */
export async function renderPage(html: string, context: PageContext): Promise<string> {
  const { pathname, api, processor, segment, tenants } = context;
  const whole = withinWorld(await withParts(html, pathname), cityOf(pathname), segment);
  const mailbox =
    pathname === mailboxPath ? mailboxPart(tenants, segment, await fetchMail(api, segment)) : '';
  return whole
    .replace('<!--#mailbox -->', () => mailbox)
    .replace('<!--#users -->', () => userFacts(tenants))
    .replace('<!--#scenarios -->', scenarioLinks)
    .replaceAll(`${writtenApi}/${cityOf(pathname)}"`, `${api}/${segment}"`)
    .replaceAll(writtenProcessor, processor);
}
