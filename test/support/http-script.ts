import type { Send } from '../../src/adapter/send.js';

/** What a scripted backend does with one request. */
export type Reply = 'hang' | 'reset' | Response | ((init: RequestInit) => Response | Promise<Response>);

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly at: number;
}

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

export const problem = (
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Response => json({ code, status }, status, { 'Content-Type': 'application/problem+json', ...headers });

/** A `send` that follows a script, one reply a request; the last one repeats. Keeps what was asked, and when. */
export function scripted(now: () => number, ...replies: readonly Reply[]): Send & { readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const send = (url: string, init: RequestInit): Promise<Response> => {
    const reply = replies[Math.min(sent.length, replies.length - 1)] ?? 'reset';
    sent.push({ url, init, at: now() });
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      if (reply === 'reset') reject(new TypeError('Failed to fetch'));
      else if (reply !== 'hang') resolve(typeof reply === 'function' ? reply(init) : reply.clone());
    });
  };
  return Object.assign(send, { sent });
}
