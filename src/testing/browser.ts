import { send as systemSend, type Send } from '../adapter/send.js';
import { systemClock } from '../core/clock.js';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** The host that set it, or the domain that it is for. */
  readonly domain: string;
}

/** What a browser adds to a page’s requests: where they come from, and the cookies that it was given. */
export interface Browser {
  readonly send: Send;
  /** Cookies as they were set, attributes included, the newest last. */
  readonly set: readonly string[];
  /** The `Cookie` header that an address gets now. */
  cookiesFor(url: string): string;
}

const attribute = (cookie: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}=([^;]*)`, 'i').exec(cookie)?.[1];

/** What only a browser keeps to: a cookie that has run out is gone. */
const hasEnded = (cookie: string, value: string): boolean => {
  const seconds = attribute(cookie, 'Max-Age');
  if (value === '' || (seconds !== undefined && Number(seconds) <= 0)) return true;
  const expires = Date.parse(attribute(cookie, 'Expires') ?? '');
  return seconds === undefined && expires <= systemClock.now();
};

/** A browser that has visited nothing. Its pages are on `origin`; without one it does not say where they are. */
export function openBrowser(origin: string | null, send: Send = systemSend): Browser {
  const jar = new Map<string, Cookie>();
  const set: string[] = [];
  const cookiesFor = (url: string): string => {
    const { hostname, pathname } = new URL(url);
    const fitting = [...jar.values()].filter(
      ({ path, domain }) =>
        (hostname === domain || hostname.endsWith(`.${domain}`)) &&
        (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
    );
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  return {
    set,
    cookiesFor,
    send: async (url, init) => {
      const headers = new Headers(init.headers);
      if (origin !== null && !headers.has('Origin')) headers.set('Origin', origin);
      const cookies = init.credentials === 'omit' ? '' : cookiesFor(url);
      if (cookies !== '' && !headers.has('Cookie')) headers.set('Cookie', cookies);
      const answer = await send(url, { ...init, headers });
      for (const cookie of answer.headers.getSetCookie()) {
        set.push(cookie);
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
        const path = attribute(cookie, 'Path') ?? '/';
        const domain = attribute(cookie, 'Domain')?.replace(/^\./, '') ?? new URL(url).hostname;
        const id = `${name} ${path} ${domain}`;
        if (hasEnded(cookie, value)) jar.delete(id);
        else jar.set(id, { name, value, path, domain });
      }
      return answer;
    },
  };
}
