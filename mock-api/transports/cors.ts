import { correlationHeader, keyHeader, writeHeader } from '../../src/contract/index.js';

/** Pages on this machine, on whatever port, and of names below `.test`, which nobody else can have. */
export const isLocalOrigin = (origin: string): boolean =>
  /^https?:\/\/(([a-z\d-]+\.)*localhost|127\.0\.0\.1|\[::1\]|([a-z\d-]+\.)+test)(:\d{1,5})?$/.test(origin);

/** Headers by which a browser lets pages of a known origin read an answer, with cookies. None for other origins. */
export function corsHeaders(
  origin: string | undefined,
  isKnown: (origin: string) => boolean,
): Record<string, string> {
  const shared = { Vary: 'Origin' };
  if (origin === undefined || !isKnown(origin)) return shared;
  return {
    ...shared,
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': `${correlationHeader}, Retry-After, Date`,
  };
}

/** Further headers of an answer to a browser that asks first. */
export const preflightHeaders = (bearer: boolean): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': [
    ...['Content-Type', writeHeader.name, keyHeader, correlationHeader],
    ...(bearer ? ['Authorization'] : []),
  ].join(', '),
  'Access-Control-Max-Age': '600',
});
