import type { IncomingMessage } from 'node:http';
import { systemClock } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { listen, readJson, send } from '../web/http.js';
import type { Answer, Running } from '../web/http.js';
import type { BankInput } from './bank-account.js';
import type { CardInput } from './card.js';
import { frameFiles } from './frame/bundle.js';
import type { FrameFiles } from './frame/bundle.js';
import { helpPage, helpStyle } from './help.js';
import type { Processor } from './processor.js';

export interface ProcessorServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly processor: Processor;
  /** The processor's clock, which says when a card has expired. */
  readonly clock?: Clock;
  /** Hosts whose pages may hold the frame; `*.` and a name stands for all below it. */
  readonly hosts?: readonly string[];
}

const developmentHosts = ['localhost', '127.0.0.1', '*.test'];
const bodyLimit = 4096;

const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  headers: { 'Cache-Control': 'no-store' },
});

const text = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });

const field = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function bankAccountOf(value: unknown): BankInput {
  const account = recordOf(value);
  return {
    holder: field(account['holder']),
    type: field(account['type']),
    routing: field(account['routing']),
    account: field(account['account']),
  };
}

function cardOf(value: unknown): CardInput {
  const card = recordOf(value);
  return {
    number: field(card['number']),
    expiry: field(card['expiry']),
    code: field(card['code']),
    postal: field(card['postal']),
  };
}

async function makeToken(processor: Processor, body: Readonly<Record<string, unknown>>): Promise<Answer> {
  if (body['bankAccount'] !== undefined) {
    const made = await processor.tokenizeBankAccount(bankAccountOf(body['bankAccount']));
    return made.ok
      ? json(201, { token: made.token, method: { kind: 'bank-account', last4: made.last4 } })
      : json(422, { errors: made.errors });
  }
  const brands = Array.isArray(body['brands']) ? body['brands'].map(field) : [];
  const made = await processor.tokenize(cardOf(body['card']), brands);
  if (!made.ok) return json(422, { errors: made.errors });
  return json(201, {
    token: made.token,
    method: { kind: 'card', brand: made.brand, last4: made.last4 },
  });
}

async function endChallenge(
  processor: Processor,
  challenge: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const answer = body['answer'];
  if (answer !== 'approved' && answer !== 'refused') return json(400, { error: 'answer' });
  const end = await processor.completeChallenge(challenge, answer);
  return end === 'completed' ? json(200, {}) : json(404, { error: 'challenge' });
}

/** The processor's writes take JSON from its own page alone. */
async function write(request: IncomingMessage, path: string, processor: Processor): Promise<Answer> {
  const [, action, id] = /^\/[^/]+\/(tokens|challenges)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!action || (action === 'challenges') !== (id !== undefined)) return json(404, { error: 'path' });
  if (request.headers.origin !== `http://${request.headers.host ?? ''}`)
    return json(403, { error: 'origin' });
  const body = await readJson(request, bodyLimit);
  if (!body) return json(400, { error: 'body' });
  return id === undefined
    ? makeToken(processor, body)
    : endChallenge(processor, decodeURIComponent(id), body);
}

function cardPage(files: FrameFiles, hosts: readonly string[], clock: Clock): Answer {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const ancestors = hosts.flatMap((host) => [`http://${host}:*`, `https://${host}:*`]).join(' ');
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: files.html.replace('{{hosts}}', hosts.join(' ')).replace('{{day}}', day),
    headers: {
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        `frame-ancestors ${ancestors}`,
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    },
  };
}

const asset = (type: string, body: string): Answer => ({
  status: 200,
  type: `text/${type}; charset=utf-8`,
  body,
  headers: { 'Cache-Control': 'no-cache' },
});

const page = (body: string): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'" },
});

/**
 * The simulated payment processor on a port of its own: the card page that utilities frame (`/<tenant>/card`), what it sends its cards to,
 * and a page for developers with the test cards (`/`).
 */
export async function createProcessorServer(options: ProcessorServerOptions): Promise<Running> {
  const { port, processor, clock = systemClock, hosts = developmentHosts } = options;
  const files = await frameFiles();

  const read = (path: string): Answer => {
    if (path === '/') return page(helpPage());
    if (path === '/help.css') return asset('css', helpStyle);
    if (path === '/frame/card.css') return asset('css', files.css);
    if (path === '/frame/card.js') return asset('javascript', files.js);
    return /^\/[^/]+\/card$/.test(path) ? cardPage(files, hosts, clock) : text(404, 'Not found');
  };

  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET' || request.method === 'HEAD') return read(pathname);
    return request.method === 'POST' ? write(request, pathname, processor) : text(405, 'Method not allowed');
  };

  return listen('payment processor', port, (request, response) => {
    respond(request).then(
      (answer) => send(request, response, answer),
      // Without the error's text: it might repeat what was sent.
      () => send(request, response, json(500, { error: 'processor' })),
    );
  });
}
