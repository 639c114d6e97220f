import type { AccessToken } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import type { Rules } from '../domain/tenant.js';

/**
 * How a utility's sessions travel: in a cookie for pages of its own site, in one for pages of any site, which each of them has to itself,
 * or as a token that the page keeps in memory.
 */
export type SessionKind = NonNullable<Rules['session']>;

/** How a session travels between a browser and the utility: each transport has its own way. */
export interface SessionCarrier {
  /** The session that a request carries. */
  read(request: Request): string | null;
  /**
   * From here on the browser carries this session; `seconds` where it should outlive the browser, null where it should not.
   * @returns what the page has to carry itself
   */
  start(headers: Headers, id: string, seconds: number | null): AccessToken | undefined;
  /** From here on it carries none. */
  end(headers: Headers): void;
  /** Where access tokens run out before the session does: the session for which a request may get another one. */
  readonly renewal?: {
    read(request: Request): string | null;
    renew(id: string): AccessToken;
  };
}

/** A session kept beside the page instead of in a cookie, for transports that live in the page. */
export interface HeldSession extends SessionCarrier {
  hold(id: string | null): void;
}

/** Where a held session's id is kept. */
export interface SessionPlace {
  get(): string | null;
  set(id: string | null): void;
}

function untilThePageGoes(): SessionPlace {
  let held: string | null = null;
  return {
    get: () => held,
    set: (id) => {
      held = id;
    },
  };
}

export function heldSession(place: SessionPlace = untilThePageGoes()): HeldSession {
  return {
    read: () => place.get(),
    start: (_, id) => {
      place.set(id);
      return undefined;
    },
    end: () => place.set(null),
    hold: (id) => place.set(id),
  };
}

export const sessionCookie = 'utility_session';

const cookieIn = (request: Request, name: string): string | null => {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const own = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return own === undefined ? null : own.slice(name.length + 1);
};

const setCookie = (headers: Headers, name: string, value: string, attributes: string): void =>
  headers.append('Set-Cookie', `${name}=${value}; ${attributes}`);

/** A browser keeps one for each site that the page is of, and sends it to nobody but us. */
const crossSite = 'HttpOnly; Secure; SameSite=None; Partitioned';
const sameSite = 'HttpOnly; SameSite=Lax';

/** A cookie that no script can read and that only this world gets back: several worlds share one host. */
export function cookieSession(path: string, kind: 'cookie' | 'cross-site-cookie' = 'cookie'): SessionCarrier {
  const attributes = `Path=${path}; ${kind === 'cookie' ? sameSite : crossSite}`;
  return {
    read: (request) => cookieIn(request, sessionCookie),
    start: (headers, id, seconds) => {
      const age = seconds === null ? '' : `; Max-Age=${seconds}`;
      setCookie(headers, sessionCookie, id, `${attributes}${age}`);
      return undefined;
    },
    end: (headers) => setCookie(headers, sessionCookie, '', `${attributes}; Max-Age=0`),
  };
}

export const renewalCookie = 'utility_renewal';
/** Below a world's path: where the page's own refresh function gets another access token. */
export const renewalPath = '/session/refresh';
const tokenSeconds = 300;

interface Issued {
  readonly session: string;
  readonly expiresAt: number;
}

/**
 * Access tokens that live five minutes. Another one is had for the last one, however old, or for a cookie that goes to the renewal's
 * address alone, as long as the session lives. `clock` is the utility's.
 */
export function bearerSession(path: string, clock: Clock): SessionCarrier {
  const tokens = new Map<string, Issued>();
  const attributes = `Path=${path}${renewalPath}; ${crossSite}`;
  const issuedFor = (request: Request): Issued | undefined => {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
    return tokens.get(token);
  };
  const issue = (session: string): AccessToken => {
    const token = randomKey(clock);
    tokens.set(token, { session, expiresAt: clock.now() + tokenSeconds * 1000 });
    return { token, expiresInSeconds: tokenSeconds };
  };
  return {
    read: (request) => {
      const issued = issuedFor(request);
      return issued && issued.expiresAt > clock.now() ? issued.session : null;
    },
    start: (headers, id, seconds) => {
      const age = seconds === null ? '' : `; Max-Age=${seconds}`;
      setCookie(headers, renewalCookie, id, `${attributes}${age}`);
      return issue(id);
    },
    end: (headers) => setCookie(headers, renewalCookie, '', `${attributes}; Max-Age=0`),
    renewal: {
      read: (request) => issuedFor(request)?.session ?? cookieIn(request, renewalCookie),
      renew: issue,
    },
  };
}

/** The carrier of a kind, for a world whose addresses begin with `path`. */
export const carrierOf = (kind: SessionKind, path: string, clock: Clock): SessionCarrier =>
  kind === 'bearer' ? bearerSession(path, clock) : cookieSession(path, kind);
