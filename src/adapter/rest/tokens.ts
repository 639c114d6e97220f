import { parse } from '../../contract/parse.js';
import { AccessToken } from '../../contract/session.js';
import type { RegistrationStep } from '../../contract/registration.js';
import type { SignInStep } from '../../contract/session.js';
import { systemClock, type Clock } from '../../core/clock.js';
import { UtilityError, isUtilityError } from '../../core/errors.js';
import type { UtilityAdapter } from '../port.js';
import { send as systemSend, type Send } from '../send.js';
import { tellStrange } from '../strange.js';
import { createRestAdapter, type RestOptions } from './rest.js';

export interface TokenOptions extends Pick<RestOptions, 'base' | 'clock' | 'send'> {
  /**
   * The page's own way to an access token: called where there is none, as after a reload, and where `current` has run out. null says
   * that nobody is signed in. Rejects where it cannot tell; after 8 seconds it is given up.
   */
  readonly refresh: (current: string | null, signal: AbortSignal) => Promise<AccessToken | null>;
}

const refreshTimeoutMs = 8_000;

/**
 * The adapter for a backend that implements the contract over HTTP with access tokens. They are kept in memory alone, and no caller
 * gets to see one: they go to the backend's own addresses, in `Authorization: Bearer …`.
 */
export function createTokenAdapter({
  refresh,
  base,
  clock = systemClock,
  send = systemSend,
}: TokenOptions): UtilityAdapter {
  let held: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<boolean> | null = null;

  const keep = (given: AccessToken | null | undefined): void => {
    held = given ? { token: given.token, until: clock.now() + given.expiresInSeconds * 1000 } : null;
  };

  const ask = async (): Promise<boolean> => {
    const before = held;
    const given = await inTime(clock, (signal) => refresh(before?.token ?? null, signal));
    // A sign-in or a sign-out meanwhile has the last word.
    if (held === before) keep(given);
    return held !== null;
  };
  /** One question at a time: all that need it wait for the same token. */
  const renew = (): Promise<boolean> =>
    (asking ??= ask().finally(() => {
      asking = null;
    }));

  const carry: Send = async (url, init) => {
    if (held !== null && clock.now() >= held.until) await renew();
    if (held === null) return send(url, init);
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${held.token}`);
    return send(url, { ...init, headers });
  };

  const rest = createRestAdapter({ base, clock, send: carry, refresh: renew });
  const { session, registration } = rest;

  /** A step without the token that came with it. One that begins a session is what the token goes by from here on. */
  const taken = <T extends SignInStep | RegistrationStep>(step: T): T => {
    if (!('session' in step)) return step;
    const { accessToken, ...others } = step;
    keep(accessToken);
    return others as T;
  };

  return {
    ...rest,
    session: {
      ...session,
      getSession: async (signal) => {
        if (held === null && !(await renew())) return { state: 'signed-out' };
        const answer = await session.getSession(signal);
        // The token may be of a session that has ended, and another one have begun in another tab.
        if (answer.state === 'signed-in' || !(await renew())) return answer;
        return session.getSession(signal);
      },
      signIn: async (request, signal) => taken(await session.signIn(request, signal)),
      signOut: async (signal) => {
        const state = await session.signOut(signal);
        keep(null);
        return state;
      },
    },
    registration: {
      ...registration,
      register: async (request, signal) => taken(await registration.register(request, signal)),
      verify: async (request, signal) => taken(await registration.verify(request, signal)),
    },
  };
}

/** What the page's function comes to within its time; null where nobody is signed in. Throws only `UtilityError`. */
async function inTime(
  clock: Clock,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<AccessToken | null> {
  const stop = new AbortController();
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(refreshTimeoutMs, () => {
      stop.abort();
      reject(new UtilityError('network', { code: 'timed-out' }));
    });
  });
  try {
    const given = await Promise.race([work(stop.signal), late]);
    if (given === null) return null;
    const parsed = parse(AccessToken, given);
    if (parsed.ok) return parsed.value;
    const error = new UtilityError('contract', { code: 'off-schema', cause: parsed.issues });
    tellStrange('refresh', error);
    throw error;
  } catch (cause) {
    throw isUtilityError(cause) ? cause : new UtilityError('network', { code: 'unreachable', cause });
  } finally {
    cancel();
  }
}
