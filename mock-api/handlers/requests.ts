import { Id, correlationHeader, keyHeader, parse, writeHeader } from '../../src/contract/index.js';
import type { Operation } from '../../src/contract/index.js';
import { Refusal } from '../domain/refusal.js';

/** Longest body of a request, in UTF-16 units. */
export const bodyLimit = 65_536;

/** Where a transport notes whom a request comes from. It overwrites what the caller may have written there. */
export const callerHeader = 'X-Mock-Caller';

export const callerOf = (request: Request): string => request.headers.get(callerHeader) ?? 'this page';

type AnyOperation = Pick<Operation<string, unknown, unknown>, 'method' | 'keyed'>;

/** The caller's correlation id where it is fit to be written into a log, else `fallback`. */
export function correlationOf(request: Request, fallback: string): string {
  const given = request.headers.get(correlationHeader) ?? '';
  return /^[\w.-]{1,128}$/.test(given) ? given : fallback;
}

/** What a write must have, so that no plain form and no foreign page can send one. Throws a `Refusal`. */
export function checkWrite(request: Request, isKnownOrigin: (origin: string) => boolean): void {
  const origin = request.headers.get('Origin');
  // Browsers say where a write comes from; a program that is not a browser has no cookie of somebody else to abuse.
  if (origin !== null && !isKnownOrigin(origin)) throw new Refusal('origin-refused');
  if (request.headers.get(writeHeader.name) !== writeHeader.value) throw new Refusal('header-required');
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal('json-required');
}

/** The JSON of a body. Throws `too-large`, or `validation` for what is not JSON. */
export async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get('Content-Length') ?? 0) > bodyLimit) throw new Refusal('too-large');
  const text = await request.text();
  if (text.length > bodyLimit) throw new Refusal('too-large');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('validation');
  }
}

/** The idempotency key of a call that needs one, else the empty string. Throws `key-required`. */
export function readKey(operation: AnyOperation, request: Request): string {
  if (!operation.keyed) return '';
  const key = parse(Id, request.headers.get(keyHeader) ?? '');
  if (!key.ok) throw new Refusal('key-required');
  return key.value;
}

/** The parameters of a path such as `/bills/{billId}`; null where it is another path. `path` is as it stands in the address. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [part, value] of wanted.map((text, index) => [text, given[index] ?? ''] as const)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== value) return null;
    } else {
      const decoded = decode(value);
      if (decoded === null || decoded === '') return null;
      params[name] = decoded;
    }
  }
  return params;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
