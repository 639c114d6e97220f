import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createTokenAdapter } from '../../src/adapter/rest/tokens.js';
import type { UtilityAdapter } from '../../src/adapter/port.js';
import { isUtilityError } from '../../src/core/errors.js';
import { manualClock } from '../support/manual-clock.js';
import { enter, credentials, page, post, server, world } from './mock-server.js';

const { signal } = new AbortController();
type Ports = Required<Pick<UtilityAdapter, 'session' | 'accounts'>>;

/** A browser's tab: a page with the library's adapter and a function that renews; cookies are the browser's. */
class Tab {
  readonly #jar: Map<string, string>;
  readonly headers: string[] = [];
  renewed: (string | null)[] = [];
  skew = 0;
  ports: Ports;

  constructor(jar = new Map<string, string>()) {
    this.#jar = jar;
    this.ports = this.load();
  }

  /** As after a reload: what was in memory is gone. */
  load(): Ports {
    const { session, accounts } = createTokenAdapter({
      base: `${server.url}/${world.segment}`,
      clock: { ...world.clock, now: () => world.clock.now() + this.skew },
      refresh: (current, aborted) => this.refresh(current, aborted),
      send: async (url, init) => {
        this.headers.push(new Headers(init.headers).get('Authorization') ?? '');
        return this.fetch(url, init);
      },
    });
    if (!session || !accounts) throw new Error('a port is missing');
    return (this.ports = { session, accounts });
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Origin', page);
    const renewal = this.#jar.get(world.segment);
    if (renewal !== undefined && url.endsWith('/session/refresh')) headers.set('Cookie', renewal);
    const answer = await fetch(url, { ...init, headers });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie?.includes('Max-Age=0') === true) this.#jar.delete(world.segment);
    else if (cookie !== undefined) this.#jar.set(world.segment, cookie.split(';')[0] ?? '');
    return answer;
  }

  /** What a city writes: asks its backend for another token. */
  async refresh(current: string | null, aborted: AbortSignal) {
    this.renewed.push(current);
    const answer = await this.fetch(`${server.url}/${world.segment}/session/refresh`, {
      method: 'POST',
      body: '{}',
      signal: aborted,
      headers: {
        ...{ 'Content-Type': 'application/json', 'X-Utility-Widgets': '1' },
        ...(current === null ? {} : { Authorization: `Bearer ${current}` }),
      },
    });
    const { accessToken } = (await answer.json()) as {
      accessToken: { token: string; expiresInSeconds: number } | null;
    };
    return accessToken;
  }

  signIn() {
    return this.ports.session.signIn(credentials, signal);
  }
  async accounts(): Promise<number> {
    return (await this.ports.accounts.listAccounts(signal)).accounts.length;
  }
  async state(): Promise<string> {
    return (await this.ports.session.getSession(signal)).state;
  }
}

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isUtilityError(error) ? `${error.kind}/${error.code}` : String(error)),
  );

let tab: Tab;
beforeEach(() => {
  // What the webmaster is told comes when it comes.
  vi.spyOn(console, 'warn').mockReturnValue();
  enter('bearer');
  tab = new Tab();
});

describe('an adapter that carries an access token', () => {
  it('carries it from the sign-in on, in a header alone, and shows it to no caller (SEC-02)', async () => {
    expect(await tab.state()).toBe('signed-out');
    expect(tab.headers).toEqual([]);
    const step = await tab.signIn();
    expect(Object.keys(step)).toEqual(['step', 'session']);
    expect(await tab.accounts()).toBe(1);
    expect(tab.headers[0]).toBe('');
    expect(tab.headers[1]).toMatch(/^Bearer [0-9a-f]{32}$/);
    expect(await tab.state()).toBe('signed-in');
    expect(JSON.stringify(tab.ports)).not.toMatch(/[0-9a-f]{32}/);
  });

  it('comes back after a reload, by the page’s function', async () => {
    await tab.signIn();
    tab.load();
    tab.renewed = [];
    expect(await tab.state()).toBe('signed-in');
    expect(tab.renewed).toEqual([null]);
    expect(await tab.accounts()).toBe(1);
  });

  it('is renewed once when it has run out, however many requests need it', async () => {
    await tab.signIn();
    world.clock.advance(300_000);
    tab.renewed = [];
    expect(await Promise.all([tab.accounts(), tab.accounts(), tab.state()])).toEqual([1, 1, 'signed-in']);
    expect(tab.renewed).toHaveLength(1);
    expect(tab.renewed[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is renewed after a refusal where the clock of the resident is behind, and the request is sent again', async () => {
    await tab.signIn();
    world.clock.advance(300_000);
    tab.skew = -300_000;
    tab.renewed = [];
    expect(await tab.accounts()).toBe(1);
    expect(tab.renewed).toHaveLength(1);
    world.clock.advance(300_000);
    tab.skew = -900_000;
    expect(await tab.state()).toBe('signed-in');
  });

  it('is gone when the session is over, and every request says so (SEC-05)', async () => {
    await tab.signIn();
    world.clock.advance(901_000);
    expect(await kindOf(tab.accounts())).toBe('auth/signed-out');
    tab.headers.length = 0;
    expect(await tab.state()).toBe('signed-out');
    expect(tab.headers).toEqual([]);
  });

  it('ends with the sign-out, also one that comes after its time', async () => {
    for (const later of [0, 300_000]) {
      await tab.signIn();
      const before = new Tab();
      world.clock.advance(later);
      const state = await tab.ports.session.signOut(signal);
      expect(state).toEqual({ state: 'signed-out' });
      const [last = ''] = tab.headers.slice(-1);
      const old = await post('/session/refresh', {}, { Authorization: last });
      expect(await old.json()).toEqual({ accessToken: null });
      expect([await before.state(), await tab.state()]).toEqual(['signed-out', 'signed-out']);
    }
  });

  it('waits for the page’s function no longer than 8 seconds', async () => {
    await tab.signIn();
    const clock = manualClock();
    const told: AbortSignal[] = [];
    const { session } = createTokenAdapter({
      ...{ base: server.url, clock },
      refresh: (_, aborted) => {
        told.push(aborted);
        return new Promise(() => undefined);
      },
    });
    const state = kindOf(session!.getSession(signal));
    await clock.tick(7_999);
    expect(told[0]?.aborted).toBe(false);
    await clock.tick(1);
    expect([await state, told[0]?.aborted, told.length]).toEqual(['network/timed-out', true, 1]);
  });

  it('is that of the sign-in where one ends while the page’s function is at work', async () => {
    const slow = tab.refresh.bind(tab);
    let go = (): void => undefined;
    tab.refresh = async (current, aborted) => {
      const answer = await slow(current, aborted);
      await new Promise<void>((resolve) => (go = resolve));
      return answer;
    };
    const early = tab.state();
    await vi.waitFor(() => expect(tab.renewed).toHaveLength(1));
    await tab.signIn();
    await vi.waitFor(() => {
      go();
      return early;
    });
    expect(await early).toBe('signed-in');
    expect(await tab.accounts()).toBe(1);
  });

  it('follows another tab in which somebody else has signed in', async () => {
    const jar = new Map<string, string>();
    tab = new Tab(jar);
    await tab.signIn();
    const other = new Tab(jar);
    expect(await other.state()).toBe('signed-in');
    await other.ports.session.signOut(signal);
    expect(await tab.state()).toBe('signed-out');
    await other.signIn();
    expect(await tab.state()).toBe('signed-in');
  });

  it.each<[string, () => Promise<never>, string]>([
    ['rejects', () => Promise.reject(new Error('no line')), 'network/unreachable'],
    [
      'throws at once',
      () => {
        throw new Error('a mistake');
      },
      'network/unreachable',
    ],
    ['gives something else', () => Promise.resolve({ token: 7 } as never), 'contract/off-schema'],
    ['gives nothing', () => Promise.resolve(undefined as never), 'contract/off-schema'],
  ])(
    'says neither that somebody is signed in nor that nobody is where the page’s function %s',
    async (...row) => {
      const [, refresh, error] = row;
      tab.refresh = refresh;
      expect(await kindOf(tab.state())).toBe(error);
    },
  );
});
