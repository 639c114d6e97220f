import { send as systemSend, type Send } from '../adapter/send.js';

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
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

/** A browser of a page on `origin` that has visited nothing. */
export function openBrowser(origin: string, send: Send = systemSend): Browser {
  const jar = new Map<string, Cookie>();
  const set: string[] = [];
  const cookiesFor = (url: string): string => {
    const { pathname } = new URL(url);
    const fitting = [...jar.values()].filter(
      ({ path }) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    );
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  return {
    set,
    cookiesFor,
    send: async (url, init) => {
      const headers = new Headers(init.headers);
      if (!headers.has('Origin')) headers.set('Origin', origin);
      const cookies = cookiesFor(url);
      if (cookies !== '' && !headers.has('Cookie')) headers.set('Cookie', cookies);
      const answer = await send(url, { ...init, headers });
      for (const cookie of answer.headers.getSetCookie()) {
        set.push(cookie);
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        const name = pair.slice(0, at).trim();
        const path = attribute(cookie, 'Path') ?? '/';
        const ended = attribute(cookie, 'Max-Age') === '0' || pair.slice(at + 1) === '';
        if (ended) jar.delete(`${name} ${path}`);
        else jar.set(`${name} ${path}`, { name, value: pair.slice(at + 1).trim(), path });
      }
      return answer;
    },
  };
}
