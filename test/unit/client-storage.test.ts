import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { browserIntents } from '../../src/client/payment/intents.js';
import { browserLock } from '../../src/client/payment/locks.js';
import { browserTabs, type TabMessage } from '../../src/client/tabs.js';
import { MemoryStorage } from '../support/payment-browser.js';
import { intent, otherIntent } from '../support/payment-samples.js';

const refused = (): never => {
  throw new DOMException('refused', 'SecurityError');
};

describe('open payments in web storage', () => {
  it('are kept one entry each, oldest first, and hold nothing but reference, key and start (SEC-02, PAY-13)', () => {
    const storage = new MemoryStorage();
    const store = browserIntents(() => storage, 'https://utility.example/city');
    store.add(otherIntent);
    store.add({ ...intent, amount: 13_446, token: 'tok-1' } as typeof intent);
    expect(store.list()).toEqual([intent, otherIntent]);
    expect(storage.values().map((text) => Object.keys(JSON.parse(text) as object).sort())).toEqual([
      ['key', 'reference', 'startedAt'],
      ['key', 'reference', 'startedAt'],
    ]);
    store.remove(intent.reference);
    expect(store.list()).toEqual([otherIntent]);
  });

  it('of another portal or another program are left alone', () => {
    const storage = new MemoryStorage();
    const store = browserIntents(() => storage, 'city');
    const other = browserIntents(() => storage, 'other');
    other.add(otherIntent);
    storage.setItem('cart', '{"reference":"REF-9","key":"key-9","startedAt":9}');
    store.add(intent);
    expect(store.list()).toEqual([intent]);
    expect(other.list()).toEqual([otherIntent]);
  });

  it('that were damaged are passed over (REL-05)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const storage = new MemoryStorage();
        const store = browserIntents(() => storage, 'city');
        storage.setItem('utility-widgets:city:intent:REF-0', text);
        store.add(intent);
        expect(store.list().filter(({ reference }) => reference === intent.reference)).toEqual([intent]);
      }),
      { seed: 20_161_212, examples: [['null'], ['{"reference":1}'], ['{"reference":"a","key":"b"}'], ['']] },
    );
  });

  it('are none where storage is refused or missing, and one that cannot be kept is said so (PAY-13)', () => {
    const blocked = browserIntents(refused, 'city');
    expect(blocked.list()).toEqual([]);
    expect(() => blocked.add(intent)).toThrow('refused');
    expect(() => blocked.remove('REF-1')).not.toThrow();
    const missing = browserIntents(() => null as unknown as Storage, 'city');
    expect(missing.list()).toEqual([]);
    expect(() => missing.add(intent)).toThrow();
    expect(() => missing.remove('REF-1')).not.toThrow();
  });

  it('that storage only pretends to keep are said not to be kept (PAY-13)', () => {
    class Forgetful extends MemoryStorage {
      override setItem(): void {
        // As some private modes did.
      }
    }
    const storage = new Forgetful();
    expect(() => browserIntents(() => storage, 'city').add(intent)).toThrow();
  });
});

describe('the tabs of an origin', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const message: TabMessage = { type: 'payment', reference: 'REF-1', billIds: ['bill-1'], open: true };
  const heardBy = (scope: string) => {
    const tabs = browserTabs(scope);
    let resolve: (heard: TabMessage) => void;
    const heard = new Promise<TabMessage>((done) => (resolve = done));
    const leave = tabs.listen((one) => resolve(one));
    return { tabs, heard, leave };
  };

  it('hear each other, each portal for itself, and never themselves (PAY-19)', async () => {
    const [one, other, foreign] = [heardBy('city'), heardBy('city'), heardBy('other')];
    const own: TabMessage[] = [];
    one.tabs.listen((mine) => own.push(mine));
    foreign.tabs.listen(() => expect.unreachable('heard another portal'));
    one.tabs.say(message);
    expect(await other.heard).toEqual(message);
    other.tabs.say({ type: 'signed-out' });
    expect(await one.heard).toEqual({ type: 'signed-out' });
    expect(own).toEqual([{ type: 'signed-out' }]);
    for (const { leave } of [one, other, foreign]) leave();
  });

  it('keep no channel open once nobody listens, also when the last word comes after that (REL-17)', () => {
    const open = new Set<object>();
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        onmessage = null;
        constructor() {
          open.add(this);
        }
        postMessage(): void {
          expect(open.has(this)).toBe(true);
        }
        close(): void {
          open.delete(this);
        }
      },
    );
    const tabs = browserTabs('city');
    const leave = tabs.listen(() => undefined);
    tabs.say(message);
    expect(open.size).toBe(1);
    leave();
    expect(open.size).toBe(0);
    tabs.say(message);
    expect(open.size).toBe(0);
  });

  it('pass over what does not look like a word of ours (REL-05)', async () => {
    const { heard, leave, tabs } = heardBy('city');
    const all: unknown[] = [];
    tabs.listen((one) => all.push(one));
    const stranger = new BroadcastChannel('utility-widgets:city');
    for (const strange of [null, 7, 'payment', {}]) stranger.postMessage(strange);
    stranger.postMessage(message);
    expect(await heard).toEqual(message);
    expect(all).toEqual([message]);
    stranger.close();
    leave();
  });

  it('lock by the browser’s own locks: one holder, given back once (PAY-19)', async () => {
    const held = new Set<string>();
    vi.stubGlobal('navigator', {
      locks: {
        request: async (
          name: string,
          options: { ifAvailable: boolean },
          work: (lock: unknown) => unknown,
        ) => {
          expect(options).toEqual({ ifAvailable: true });
          if (held.has(name)) return work(null);
          held.add(name);
          await work({ name });
          held.delete(name);
          return undefined;
        },
      },
    });
    const lock = browserLock('city');
    const release = await lock('bill:1');
    expect(await lock('bill:1')).toBeNull();
    expect(await browserLock('other')('bill:1')).not.toBeNull();
    release?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(await lock('bill:1')).not.toBeNull();
  });

  it('where a browser has no locks the tab is alone; where it refuses them the caller is told (PAY-19)', async () => {
    vi.stubGlobal('navigator', {});
    expect(await browserLock('city')('bill:1')).toBeTypeOf('function');
    vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('refused')) } });
    await expect(browserLock('city')('bill:1')).rejects.toThrow('refused');
  });
});
