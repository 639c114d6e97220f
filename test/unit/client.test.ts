import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { UtilityAdapter } from '../../src/adapter/port.js';
import { billsOf } from '../../src/client/billing.js';
import { UtilityClient, type Extension } from '../../src/client/client.js';
import { asResident } from '../../src/client/as-resident.js';
import { reads } from '../../src/client/reads.js';
import type { PortalConfig, SessionState } from '../../src/contract/index.js';
import { UtilityError } from '../../src/core/errors.js';
import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { Browser } from '../support/payment-browser.js';
import { manualClock, settled, type ManualClock } from '../support/manual-clock.js';

const { portal } = pleasanton({ processorBase: 'https://processor.example' });
const flora: SessionState = { state: 'signed-in', userName: 'flora', expiresInSeconds: 900 };

let clock: ManualClock;
let browser: Browser;
let page: EventTarget;
let visible: EventTarget & { visibilityState: string };
let listening: number;

/** An event target that counts who listens. */
function counted(): EventTarget {
  const target = new EventTarget();
  const add = target.addEventListener.bind(target);
  target.addEventListener = (type, listener, options) => {
    listening++;
    (options as { signal?: AbortSignal }).signal?.addEventListener('abort', () => listening--);
    add(type, listener, options);
  };
  return target;
}

beforeEach(() => {
  clock = manualClock();
  browser = new Browser();
  listening = 0;
  page = counted();
  visible = Object.assign(counted(), { visibilityState: 'visible' });
  vi.stubGlobal('addEventListener', page.addEventListener);
  vi.stubGlobal('document', visible);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function open(change: Partial<UtilityAdapter> = {}) {
  const asked = { portal: 0, session: 0, signedOut: 0 };
  const adapter: UtilityAdapter = {
    id: 'https://utility.example/city',
    getPortal: async () => {
      asked.portal++;
      return portal;
    },
    session: {
      getSession: async () => {
        asked.session++;
        return flora;
      },
      signIn: () => Promise.reject(new Error('not now')),
      signOut: async () => {
        asked.signedOut++;
        return { state: 'signed-out' };
      },
    },
    ...change,
  };
  const client = new UtilityClient({ adapter, clock, tabs: browser.open().tabs });
  const told: string[] = [];
  const extension: Extension = {
    start: () => told.push('start'),
    rest: () => told.push('rest'),
    wake: (frozen) => told.push(frozen ? 'thaw' : 'wake'),
    forget: () => told.push('forget'),
    billsChanged: () => told.push('bills'),
  };
  return { client, asked, told, extension };
}

describe('a portal’s configuration', () => {
  it('is asked for once, however many widgets there are, and again after a failure (REL-02)', async () => {
    let fail = true;
    const { client, asked } = open({
      getPortal: async (): Promise<PortalConfig> => {
        asked.portal++;
        if (fail) throw new UtilityError('network', { code: 'unreachable' });
        return portal;
      },
    });
    await Promise.all([client.loadPortal(), client.loadPortal()]);
    expect(asked.portal).toBe(1);
    expect(client.portal.value).toMatchObject({ is: 'failed', error: { code: 'unreachable' } });
    fail = false;
    await Promise.all([client.loadPortal(), client.loadPortal()]);
    await client.loadPortal();
    expect(asked.portal).toBe(2);
    expect(client.portal.value).toEqual({ is: 'known', portal });
  });

  it('offers what it names and the adapter can do, and nothing else', () => {
    const { client } = open();
    expect(client.offers(portal, 'sign-in')).toBe(true);
    expect(client.offers({ ...portal, capabilities: [] }, 'sign-in')).toBe(false);
    expect(client.offers(portal, 'payments')).toBe(false);
  });
});

describe('a client', () => {
  it('listens while somebody uses it, and leaves nothing behind, thirteen times over (REL-17)', async () => {
    const { client, told, extension } = open();
    client.extend('one', () => extension);
    for (let time = 0; time < 13; time++) {
      const one = client.use();
      const other = client.use();
      await settled();
      one();
      await settled();
      expect(listening).toBe(3);
      other();
      await settled();
      expect([listening, clock.waiting]).toEqual([0, 0]);
    }
    expect(told.filter((what) => what === 'start')).toHaveLength(13);
    expect(told.filter((what) => what === 'rest')).toHaveLength(13);
  });

  it('does not fall asleep while a widget is only moved (REL-19)', async () => {
    const { client, told, extension } = open();
    client.extend('one', () => extension);
    const leave = client.use();
    leave();
    const again = client.use();
    await settled();
    expect(told.filter((what) => what !== 'forget')).toEqual(['start']);
    again();
  });

  it('counts one who leaves twice once', async () => {
    const { client } = open();
    const leave = client.use();
    leave();
    leave();
    await settled();
    expect(listening).toBe(0);
    client.use();
    await settled();
    expect(listening).toBe(3);
  });

  it('makes an extension once, also for those who come later', () => {
    const { client, told, extension } = open();
    client.use();
    expect(client.extend('one', () => extension)).toBe(client.extend('one', () => expect.unreachable()));
    expect(told).toEqual(['start']);
  });

  it('asks for the session when the page comes back, and after the cache believes nothing before the answer (SEC-05)', async () => {
    const { client, asked, told, extension } = open();
    client.extend('one', () => extension);
    client.use();
    await settled();
    told.length = 0;
    page.dispatchEvent(new Event('online'));
    await settled();
    visible.dispatchEvent(new Event('visibilitychange'));
    await settled();
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(client.session?.view.value.is).toBe('asking');
    await settled();
    expect(client.session?.view.value.is).toBe('signed-in');
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    visible.visibilityState = 'hidden';
    visible.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(asked.session).toBe(4);
    expect(told).toEqual(['wake', 'wake', 'thaw']);
  });

  it('has everything private forgotten once the backend refuses, and says so once (SEC-05)', async () => {
    const { client, told, extension } = open();
    client.extend('one', () => extension);
    client.use();
    await settled();
    told.length = 0;
    let expired = 0;
    client.addEventListener('session-expired', () => expired++);
    const refused = () =>
      asResident(client, Promise.reject(new UtilityError('auth', { code: 'signed-out' })));
    await expect(refused()).rejects.toMatchObject({ kind: 'auth' });
    await expect(refused()).rejects.toMatchObject({ kind: 'auth' });
    expect(told).toEqual(['forget']);
    expect(expired).toBe(1);
    expect(client.session?.view.value).toEqual({ is: 'signed-out', ended: 'expired' });
  });

  it('has every tab ask for bills again once a payment has changed them', () => {
    const [one, other] = [open(), open()];
    for (const { client, extension } of [one, other]) {
      client.extend('one', () => extension);
      client.use();
    }
    one.client.billsChanged();
    return settled().then(() => {
      expect(one.told).toContain('bills');
      expect(other.told).toContain('bills');
    });
  });

  it('answers a question for a port that the adapter lacks as a defect, not as a crash (REL-05)', async () => {
    const { client } = open();
    const { name, load } = billsOf(client, 'account-1', false);
    await expect(reads(client).get(name, load, new AbortController().signal)).rejects.toMatchObject({
      kind: 'contract',
      code: 'adapter-defect',
    });
  });
});
