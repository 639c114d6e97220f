import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { SessionPort } from '../../src/adapter/port.js';
import { SessionDesk } from '../../src/client/session.js';
import type { SessionState } from '../../src/contract/index.js';
import { systemClock } from '../../src/core/clock.js';
import { UtilityError } from '../../src/core/errors.js';
import { Browser } from '../support/payment-browser.js';
import { manualClock, settled, type ManualClock } from '../support/manual-clock.js';

const unreachable = (): UtilityError => new UtilityError('network', { code: 'unreachable' });
const flora = (expiresInSeconds = 900) =>
  ({ state: 'signed-in', userName: 'flora', expiresInSeconds }) as const;
const nobody = { state: 'signed-out' } as const;
const credentials = { identifier: 'flora', password: 'secret', remember: false };

let clock: ManualClock;
let browser: Browser;
/** The backend: whose session the browser carries, and whether it can be reached. */
let backend: { session: SessionState; online: boolean; asked: number; delayMs: number };

beforeEach(() => {
  clock = manualClock(1_000_000);
  browser = new Browser();
  backend = { session: flora(), online: true, asked: 0, delayMs: 0 };
});

function openDesk() {
  const answer = async <T>(value: () => T): Promise<T> => {
    if (!backend.online) throw unreachable();
    const given = value();
    if (backend.delayMs > 0) await new Promise<void>((resolve) => clock.after(backend.delayMs, resolve));
    return given;
  };
  const port: SessionPort = {
    getSession: () => {
      backend.asked++;
      return answer(() => backend.session);
    },
    signIn: () => answer(() => ({ step: 'signed-in', session: (backend.session = flora()) })),
    signOut: () => answer(() => (backend.session = nobody)),
  };
  const ended: boolean[] = [];
  let started = 0;
  const tab = browser.open();
  const desk = new SessionDesk({
    ...{ port, tabs: tab.tabs },
    // Each tab's own clock may be wrong by any amount.
    clock: tab.clockOf(clock),
    onEnded: (expired) => ended.push(expired),
    onStarted: () => started++,
  });
  return {
    desk,
    tab,
    ended,
    started: () => started,
    at: () => desk.view.value,
  };
}

const signedIn = async () => {
  const made = openDesk();
  made.desk.start();
  await settled();
  expect(made.at()).toMatchObject({ is: 'signed-in' });
  return made;
};

describe('the end of a session', () => {
  it('clears what is private when its time is over, though the client’s clock is a day wrong (SEC-05, SEC-33)', async () => {
    const { at, ended } = await signedIn();
    backend.session = nobody;
    await clock.tick(899_000);
    expect(at().is).toBe('signed-in');
    await clock.tick(2_000);
    expect(at()).toEqual({ is: 'signed-out', ended: 'expired' });
    expect(ended).toEqual([true]);
  });

  it('does so within a second also when nobody can be asked (SEC-05)', async () => {
    const { at, ended } = await signedIn();
    backend.online = false;
    await clock.tick(901_000);
    expect(at()).toEqual({ is: 'signed-out', ended: 'expired' });
    expect(ended).toEqual([true]);
  });

  it('does so within a second also when the backend takes its time, and shows it again if the session stands (SEC-05)', async () => {
    const { at } = await signedIn();
    backend.delayMs = 5_000;
    await clock.tick(901_000);
    expect(at()).toEqual({ is: 'signed-out', ended: 'expired' });
    await clock.tick(5_000);
    expect(at().is).toBe('signed-in');
  });

  it('waits for the answer where the resident was at work meanwhile', async () => {
    const { at, desk } = await signedIn();
    desk.used();
    backend.delayMs = 5_000;
    await clock.tick(904_000);
    expect(at().is).toBe('signed-in');
    await clock.tick(5_000);
    expect(at().is).toBe('signed-in');
  });

  it('is put off for as long as the backend says that the session stands', async () => {
    const { at } = await signedIn();
    await clock.tick(3_000_000);
    expect(at().is).toBe('signed-in');
    expect(backend.asked).toBeLessThan(6);
  });

  it('does not make a storm of questions where a session has no time left', async () => {
    backend.session = flora(0);
    await signedIn();
    await clock.tick(60_000);
    expect(backend.asked).toBeLessThan(20);
  });

  it('is taken from a refused request at once (SEC-05)', async () => {
    const { desk, at, ended } = await signedIn();
    desk.lost();
    expect(at()).toEqual({ is: 'signed-out', ended: 'expired' });
    expect(ended).toEqual([true]);
  });

  it('keeps its reason in words while it is asked about again', async () => {
    const { desk, at } = await signedIn();
    desk.lost();
    backend.session = nobody;
    const seen: string[] = [];
    desk.view.subscribe(() => seen.push(at().is));
    await desk.ask();
    backend.online = false;
    await desk.ask();
    expect(at()).toEqual({ is: 'signed-out', ended: 'expired' });
    expect(seen).toEqual([]);
  });
});

describe('signing out', () => {
  it('hides at once and is told apart from one that the backend has not heard (SEC-05)', async () => {
    const { desk, at, ended } = await signedIn();
    backend.online = false;
    const leaving = desk.signOut();
    expect(at()).toEqual({ is: 'signed-out', ended: 'by-resident' });
    expect(ended).toEqual([false]);
    await leaving;
    expect(at()).toEqual({ is: 'signed-out', ended: 'unconfirmed' });
  });

  it('is made good when the backend can be reached again, and what was private does not come back (SEC-05)', async () => {
    const { desk, at } = await signedIn();
    backend.online = false;
    await desk.signOut();
    backend.online = true;
    await desk.ask();
    expect(at()).toEqual({ is: 'signed-out', ended: 'by-resident' });
    expect(backend.session).toEqual(nobody);
  });

  it('is not undone by a question that was on its way (SEC-05)', async () => {
    const { desk, at } = await signedIn();
    backend.delayMs = 100;
    void desk.ask();
    void desk.signOut();
    void desk.ask();
    await clock.tick(1_000);
    expect(at()).toEqual({ is: 'signed-out', ended: 'by-resident' });
  });

  it('clears the other tabs within a second, also offline (SEC-05)', async () => {
    const one = await signedIn();
    const other = await signedIn();
    backend.delayMs = 100;
    void other.desk.ask();
    backend.online = false;
    await one.desk.signOut();
    await clock.tick(1_000);
    expect(other.at()).toEqual({ is: 'signed-out', ended: 'by-resident' });
    expect(other.ended).toEqual([false]);
    backend.online = true;
    backend.delayMs = 0;
    await other.desk.ask();
    await settled();
    expect(other.at().is).toBe('signed-out');
    expect(backend.session).toEqual(nobody);
  });

  it('ends nothing that began after it', async () => {
    const one = await signedIn();
    const other = await signedIn();
    backend.online = false;
    await one.desk.signOut();
    backend.online = true;
    await one.desk.signIn(credentials, new AbortController().signal);
    await settled();
    expect([one.at().is, other.at().is]).toEqual(['signed-in', 'signed-in']);
    expect(backend.session.state).toBe('signed-in');
  });
});

describe('signing in', () => {
  it('is known to the other tabs, and what was read before it is forgotten', async () => {
    backend.session = nobody;
    const one = openDesk();
    const other = openDesk();
    one.desk.start();
    other.desk.start();
    await settled();
    expect(one.at()).toEqual({ is: 'signed-out', ended: 'no' });
    await one.desk.signIn(credentials, new AbortController().signal);
    await settled();
    expect([one.at().is, other.at().is]).toEqual(['signed-in', 'signed-in']);
    expect([one.started(), other.started()]).toEqual([1, 1]);
  });

  it('of another resident in another tab forgets the first one’s data', async () => {
    const made = await signedIn();
    backend.session = { ...flora(), userName: 'leif' };
    await made.desk.ask();
    expect(made.started()).toBe(2);
  });
});

describe('asking for the session', () => {
  it('shows what was known until the answer is there, and a failure only where nothing was known', async () => {
    const { desk, at } = await signedIn();
    backend.online = false;
    await desk.ask();
    expect(at().is).toBe('signed-in');
    const fresh = openDesk();
    fresh.desk.start();
    expect(fresh.at().is).toBe('asking');
    await settled();
    expect(fresh.at()).toMatchObject({ is: 'failed', error: { code: 'unreachable' } });
  });

  it('leaves no timer and no listener once it is stopped (REL-17)', async () => {
    const { desk, at } = await signedIn();
    desk.stop();
    expect(clock.waiting).toBe(0);
    const other = await signedIn();
    await other.desk.signOut();
    await settled();
    expect(at().is).toBe('signed-in');
  });
});

describe('the clock of a browser', () => {
  it('does not end a wait of thirty days at once, although its timers hold no more than 24 days', () => {
    vi.useFakeTimers();
    try {
      let done = 0;
      const days = 86_400_000;
      systemClock.after(30 * days, () => done++);
      const cancel = systemClock.after(40 * days, () => done++);
      vi.advanceTimersByTime(24 * days);
      expect(done).toBe(0);
      cancel();
      vi.advanceTimersByTime(days);
      expect(done).toBe(1);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
