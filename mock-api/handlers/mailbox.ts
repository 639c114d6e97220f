import { http } from 'msw';
import type { HttpHandler } from 'msw';
import type { MailRecord } from '../domain/door-records.js';
import { headersOf, json } from './answers.js';

/** What stands at a world's `/mailbox`. */
export interface MailboxAnswer {
  readonly note: string;
  readonly messages: readonly MailRecord[];
}

/**
 * The messages that a utility sent, for tests and for the demo's mailbox page. No backend has such an address, so it is no operation of
 * the contract and no fault strikes it.
 */
export function mailboxHandler(utility: { mailbox(): Promise<MailRecord[]> }, base: string): HttpHandler {
  const address = new URL(`${base}/mailbox`);
  const isAt = ({ request }: { request: Request }): boolean => {
    const { origin, pathname } = new URL(request.url);
    return origin === address.origin && pathname === address.pathname;
  };
  return http.get(isAt, async () => {
    const answer: MailboxAnswer = {
      note: 'A demonstration’s mailbox, which is no part of the contract.',
      messages: await utility.mailbox(),
    };
    return json(200, answer, headersOf('application/json', 'mailbox'));
  });
}
