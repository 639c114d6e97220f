import { localText } from '../../src/core/text.js';
import { instant } from './context.js';
import type { Context, Tx } from './context.js';
import type { MailRecord } from './door-records.js';
import { mailWords } from './mail-words.js';

/** A message to be sent: which one, to whom, and what it carries. */
interface Message {
  readonly kind: keyof typeof mailWords;
  readonly to: string;
  readonly locale: string;
  readonly link: string | null;
  readonly code: string | null;
  readonly minutes: number;
}

/** The absolute address of a page of the city, from the tenant's settings alone. */
export function pageOf(context: Context, page: 'verify' | 'signIn', locale: string): string {
  const { portal, pages } = context.tenant;
  const usual = { verify: { en: `/${portal.id}/verify.html` }, signIn: { en: `/${portal.id}/` } };
  const path = localText((pages ?? usual)[page], locale);
  return context.pageAt?.(path) ?? `http://localhost:5173${path}`;
}

export async function post(context: Context, tx: Tx, message: Message): Promise<void> {
  const { portal } = context.tenant;
  const { kind, to, link, code, minutes } = message;
  const language = message.locale.split('-')[0] ?? '';
  const locale = portal.locales.includes(language) && language in mailWords[kind].text ? language : 'en';
  const values: Readonly<Record<string, string>> = {
    city: localText(portal.product ?? portal.name, locale),
    code: code ?? '',
    minutes: String(minutes),
  };
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (sign, name: string) => values[name] ?? sign);
  const number = ((await tx.get('meta', 'mailbox'))?.value ?? 0) + 1;
  await tx.put('meta', 'mailbox', { value: number });
  const id = String(number).padStart(6, '0');
  const { subject, text } = mailWords[kind];
  await tx.put('mailbox', id, {
    ...{ id, to, locale, link, code },
    at: instant(context),
    channel: kind === 'text' ? 'text' : 'email',
    subject: filled(localText(subject, locale)),
    text: filled(localText(text, locale)),
  });
}

/** Every message that the utility sent, the newest first. */
export const mails = async (tx: Tx): Promise<MailRecord[]> => (await tx.list('mailbox')).reverse();
