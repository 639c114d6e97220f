import type { MailRecord } from '../domain/door-records.js';
import { localText } from '../../src/core/text.js';
import { safe } from './escape.js';
import type { Tenants } from './escape.js';

export const mailboxPath = '/mailbox/';

/** The messages of a world; undefined where its utility does not answer. */
export async function fetchMail(api: string, segment: string): Promise<readonly MailRecord[] | undefined> {
  try {
    const answer = await fetch(`${api}/${segment}/mailbox`);
    return answer.ok ? ((await answer.json()) as { messages: readonly MailRecord[] }).messages : undefined;
  } catch {
    return undefined;
  }
}

/** `2016-12-12T16:12:00-08:00` as it is to be read. */
const sentAt = (at: string): string =>
  `<time datetime="${safe(at)}">${safe(at.slice(0, 16).replace('T', ' '))}</time>`;

function message({ id, at, channel, to, locale, subject, text, link }: MailRecord): string {
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => `<p>${safe(paragraph)}</p>`)
    .join('\n            ');
  const heading = channel === 'text' ? 'Text message' : subject;
  const headingLocale = channel === 'text' ? 'en' : locale;
  return `<li>
          <article class="mail" aria-labelledby="mail-${safe(id)}">
            <h2 id="mail-${safe(id)}" lang="${safe(headingLocale)}">${safe(heading)}</h2>
            <p class="mail-facts">To ${safe(to)}, ${sentAt(at)}</p>
            <div lang="${safe(locale)}">
            ${paragraphs}
            ${link === null ? '' : `<p class="mail-link"><a href="${safe(link)}">${safe(link)}</a></p>`}
            </div>
          </article>
        </li>`;
}

function messages(mail: readonly MailRecord[] | undefined): string {
  if (!mail) return '<p>The simulated utility does not answer.</p>';
  if (mail.length === 0)
    return '<p>No messages yet. Register at a city’s page, then load this page again.</p>';
  return `<ol class="mails">${mail.map(message).join('\n        ')}</ol>`;
}

/** What stands in the mailbox page: whose mail it is, the other cities', and the messages, the newest first. */
export function mailboxPart(
  tenants: Tenants,
  segment: string,
  mail: readonly MailRecord[] | undefined,
): string {
  const links = Object.entries(tenants).map(([name, { portal }]) => {
    const current = segment === name ? ' aria-current="page"' : '';
    const address = `${mailboxPath}?portal=${encodeURIComponent(name)}`;
    return `<li><a href="${address}"${current}>${safe(localText(portal.name, 'en'))}</a></li>`;
  });
  const world = segment in tenants ? '' : `<p>Messages of <code>${safe(segment)}</code></p>`;
  return `<nav aria-label="Mailboxes"><ul class="mailboxes">${links.join('')}</ul></nav>
      ${world}
      ${messages(mail)}`;
}
