import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDemo } from '../../../mock-api/start.js';
import type { Demo } from '../../../mock-api/start.js';
import { PortTakenError } from '../../../mock-api/web/http.js';
import { registerWith } from './doors.js';

const anyPorts = { site: 0, api: 0, processor: 0 };
const payPage = '/pleasanton/pay-your-utility-bill.html';
const pages = [
  '/pleasanton/',
  '/pleasanton/water-services.html',
  payPage,
  '/pleasanton/ways-to-pay.html',
  '/pleasanton/contact.html',
  '/pleasanton/news.html',
  '/pleasanton/register.html',
  '/pleasanton/verify.html',
  '/pleasanton/link-account.html',
  '/pleasanton/usage.html',
  '/pleasanton/es/pague-su-recibo.html',
  '/pleasanton/es/registrese.html',
  '/pleasanton/es/confirme-su-correo.html',
  '/pleasanton/es/vincule-su-cuenta.html',
  '/pleasanton/es/su-consumo.html',
];

describe('the demo', () => {
  let demo: Demo;
  let dist: string;
  const site = (address: string): Promise<Response> =>
    fetch(demo.origins.site + address, { redirect: 'manual' });
  const body = async (address: string): Promise<string> => (await site(address)).text();

  beforeAll(async () => {
    dist = await mkdtemp(path.join(tmpdir(), 'utility-widgets-'));
    await writeFile(path.join(dist, 'utility-widgets.js'), 'export {};');
    demo = await startDemo({ ports: anyPorts, dist });
  });
  afterAll(async () => {
    await demo.close();
    await rm(dist, { recursive: true });
  });

  it.each(pages)('says on %s that it is no real city’s site', async (address) => {
    expect(await body(address)).toMatch(/not a real city’s web site|no es el sitio de una ciudad real/);
  });

  it('has no link and no picture that leads nowhere', async () => {
    const found = await Promise.all(
      ['/', '/mailbox/', ...pages].map(async (address) => [
        ...(await body(address)).matchAll(/(?:href|src)="(\/[^"]*)"/g),
      ]),
    );
    const addresses = [...new Set(found.flat().map(([, address = '']) => address))];
    const broken: string[] = [];
    for (const address of addresses) {
      if ((await site(address)).status !== 200) broken.push(address);
    }
    expect(addresses.length).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  });

  it('carries the snippet and the tags as a webmaster pastes them, each with a fallback of its own', async () => {
    const page = await body(payPage);
    expect(page).toContain(`data-portal="${demo.origins.api}/pleasanton"`);
    for (const tag of ['utility-login', 'utility-bill-list', 'utility-pay-now']) {
      expect(page).toMatch(new RegExp(`<${tag}>\\s*<a href="[^"]+">[^<]+</a>\\s*</${tag}>`));
    }
  });

  it.each([
    ['register', 'registrese', 'utility-register'],
    ['verify', 'confirme-su-correo', 'utility-verify'],
    ['link-account', 'vincule-su-cuenta', 'utility-link-account'],
    ['usage', 'su-consumo', 'utility-usage-chart'],
  ])('has a page for each tag of its own, in both languages: %s and %s (ACC-50)', async (en, es, tag) => {
    for (const address of [`/pleasanton/${en}.html`, `/pleasanton/es/${es}.html`]) {
      expect(await body(address)).toMatch(new RegExp(`<${tag}>\\s*<a href="[^"]+">[^<]+</a>\\s*</${tag}>`));
    }
  });

  it('stays in the world that a page was opened in', async () => {
    const page = await body('/pleasanton/register.html?portal=pleasanton@.7');
    expect(page).toContain('href="/pleasanton/pay-your-utility-bill.html?portal=pleasanton%40.7"');
    expect(page).toContain(
      '"utility-login": "/pleasanton/pay-your-utility-bill.html?portal=pleasanton%40.7"',
    );
    expect(page).not.toMatch(/"\/pleasanton\/[\w/-]*\.html"/);
    expect(await body('/pleasanton/register.html')).not.toContain('?portal=');
  });

  it('shows in its mailbox what a utility wrote, as text, with a link that opens the page and confirms nothing (S1.22, SEC-27)', async () => {
    const { utility } = demo.world('pleasanton@.mail');
    expect(await body('/mailbox/?portal=pleasanton@.mail')).toContain('No messages yet');
    await registerWith(utility, { email: '&rose@gardeners.example' }, { locale: 'es' });
    const page = await body('/mailbox/?portal=pleasanton@.mail');
    expect(page).toContain('A demonstration: no message ever leaves this computer.');
    expect(page).toContain('To &amp;rose@gardeners.example');
    const link = /href="(http[^"]+#utility-verify=[0-9a-f]{32})"/.exec(page)?.[1] ?? '';
    expect(link).toContain(
      `${demo.origins.site}/pleasanton/es/confirme-su-correo.html?portal=pleasanton%40.mail#`,
    );
    expect(await (await fetch(link)).text()).toContain(`data-portal="${demo.origins.api}/pleasanton@.mail"`);
    // Opening the link confirmed nothing.
    const token = link.split('#utility-verify=')[1] ?? '';
    expect(await utility.verify(null, { token })).toEqual({ step: 'registered' });
    expect(await body('/mailbox/')).toContain('No messages yet');
    expect(await body('/mailbox/?portal=atlantis@.mail')).toContain('No messages yet');
  });

  it.each([
    ['pleasanton@slow.3', 'pleasanton@slow.3'],
    ['pleasanton@with-fee+slow', 'pleasanton@with-fee+slow'],
    ['pleasanton@.one', 'pleasanton@.one'],
    ['elsewhere', 'pleasanton'],
    ['pleasanton@"><script>', 'pleasanton'],
  ])('opens the world that an address asks for, of its own city only: %s', async (asked, used) => {
    const page = await body(`${payPage}?portal=${encodeURIComponent(asked)}`);
    expect(page).toContain(`data-portal="${demo.origins.api}/${used}"`);
  });

  it('allows its pages what they need and nothing else (SEC-10)', async () => {
    const { headers } = await site(payPage);
    const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'none'",
        `connect-src ${demo.origins.api}`,
        `frame-src ${demo.origins.processor}`,
        "require-trusted-types-for 'script'",
        'trusted-types lit-html utility-widgets',
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|data:/);
  });

  it.each([
    ['/pleasanton', 301],
    ['/pleasanton/nowhere.html', 404],
    ['/pleasanton/parts/header.html', 404],
    ['/pages.ts', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/dist/..%2fpackage.json', 404],
    ['/dist/nowhere.js', 404],
    ['/%', 400],
  ])('answers %s with %i', async (address, status) => {
    expect((await site(address)).status).toBe(status);
  });

  it('serves the library as a script of its own origin alone', async () => {
    const { status, headers } = await site('/dist/utility-widgets.js');
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('hands the worlds of its utilities to whoever started it', async () => {
    const answer = await fetch(`${demo.origins.api}/pleasanton@.mine/portal`);
    expect(answer.status).toBe(200);
    expect(demo.world('pleasanton@.mine').segment).toBe('pleasanton@.mine');
    expect(await answer.text()).toContain(`${demo.origins.processor}/pleasanton/card`);
  });

  it('lists the scenarios, the user and the cards for developers', async () => {
    const index = await body('/');
    expect(index).toContain('flowerpower');
    expect(index).toContain(`${payPage}?portal=pleasanton@maintenance`);
    expect(await (await fetch(`${demo.origins.processor}/`)).text()).toContain('4242 4242 4242 4242');
  });
});

describe('starting the demo', () => {
  it('leaves the site out where only the utilities are asked for', async () => {
    const demo = await startDemo({ ports: anyPorts, apiOnly: true });
    expect(demo.origins.site).toBe('');
    expect((await fetch(`${demo.origins.api}/pleasanton/portal`)).status).toBe(200);
    await demo.close();
    await expect(fetch(`${demo.origins.api}/pleasanton/portal`)).rejects.toThrow();
  });

  it.each(['site', 'api', 'processor'] as const)(
    'says which port is taken, and stops what it had started: %s',
    async (taken) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const attempt = startDemo({ ports: { ...anyPorts, [taken]: port } });
      await expect(attempt).rejects.toThrow(PortTakenError);
      await expect(attempt).rejects.toThrow(String(port));
      await new Promise((resolve) => other.close(resolve));
    },
  );
});
