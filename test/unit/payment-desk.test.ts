import { beforeEach, describe, expect, it } from 'vitest';

import type { PaymentsPort } from '../../src/adapter/port.js';
import type { Capture } from '../../src/client/payment/captures.js';
import { PaymentDesk } from '../../src/client/payment/desk.js';
import type { IntentStore } from '../../src/client/payment/intents.js';
import type { Tabs } from '../../src/client/tabs.js';
import { UtilityError } from '../../src/core/errors.js';
import type { PaymentState } from '../../src/core/payment/types.js';
import { Browser, type BrowserTab } from '../support/payment-browser.js';
import { manualClock, settled, type ManualClock } from '../support/manual-clock.js';
import { intent, means, order, otherIntent, quote, receipt } from '../support/payment-samples.js';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const lost = (): Promise<never> => Promise.reject(new UtilityError('network', { code: 'unreachable' }));

interface Given {
  readonly port?: Partial<PaymentsPort>;
  readonly tabs?: Partial<Tabs>;
  readonly intents?: Partial<IntentStore>;
  readonly challenge?: Capture['challenge'];
  readonly tab?: BrowserTab;
}

let browser: Browser;
let clock: ManualClock;
const keysSent: string[] = [];

beforeEach(() => {
  browser = new Browser();
  clock = manualClock(1_000_000);
  keysSent.length = 0;
});

function desk(given: Given = {}) {
  const tab = given.tab ?? browser.open();
  const { pay, ...port } = given.port ?? {};
  const intents = { ...tab.intents(), ...given.intents };
  const made = new PaymentDesk({
    port: {
      keys: { header: 'Idempotency-Key', retentionSeconds: 86_400, replaysErrors: true },
      quote: async () => quote,
      resolve: lost,
      pay: (request, key, signal) => {
        keysSent.push(key);
        return pay ? pay(request, key, signal) : never();
      },
      ...port,
    },
    ...{ clock, tabs: { ...tab.tabs, ...given.tabs } },
    intents: () => intents,
    hasOpen: () => intents.list().length > 0,
    onChanged: () => undefined,
    onSignedOut: () => undefined,
  });
  const frame: Capture = {
    capture: async () => ({ ok: true, means }),
    challenge: given.challenge ?? never,
    clear: () => undefined,
  };
  const toReview = async (): Promise<void> => {
    made.captures.attach(frame);
    made.dispatch({ type: 'opened', order });
    await settled();
    made.dispatch({ type: 'continued' });
    await settled();
    expect(made.state.value.at).toBe('review');
  };
  const at = (): PaymentState['at'] => made.state.value.at;
  return { desk: made, tab, intents, frame, toReview, at };
}

const withoutResolve = (port: PaymentsPort): PaymentsPort => {
  const { resolve: _, ...rest } = port;
  return rest;
};

describe('the payment desk sends', () => {
  it('once, however often the button is pressed, and answers the rest in words (PAY-13, ACC-25)', async () => {
    const { desk: made, toReview } = desk();
    await toReview();
    await Promise.all([made.confirm(), made.confirm(), made.confirm()]);
    await made.confirm();
    expect(keysSent).toHaveLength(1);
    expect(keysSent[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(made.stillWorking.value).toBe(3);
  });

  it('nothing that another tab’s payment has overtaken: a review goes back to be counted again (PAY-29)', async () => {
    const { desk: made, toReview, at } = desk();
    await toReview();
    made.billsChanged(true);
    expect(at()).toBe('editing');
    await made.confirm();
    expect(keysSent).toEqual([]);
  });

  it('nothing else because of what a stranger says on the tabs’ channel (REL-05)', async () => {
    let hear: ((message: never) => void) | undefined;
    const { desk: made, toReview } = desk({
      tabs: {
        listen: (listener) => {
          hear = listener;
          return () => undefined;
        },
      },
    });
    made.start();
    await toReview();
    for (const strange of [{ type: 'payment' }, { type: 'payment', reference: 7, billIds: 'x', open: 1 }]) {
      hear?.(strange as never);
    }
    expect(made.payingElsewhere.size).toBe(0);
    expect(made.state.value).toMatchObject({ at: 'review', pending: false });
  });

  it('only after the key is kept (PAY-13)', async () => {
    const kept: string[] = [];
    const { desk: made, toReview } = desk({
      intents: { add: ({ key }) => void kept.push(key) },
      port: {
        pay: (_request, key) => {
          expect(kept).toEqual([key]);
          return never();
        },
      },
    });
    await toReview();
    await made.confirm();
    expect(keysSent).toEqual(kept);
  });

  it('nothing where the key cannot be kept, and says so (PAY-13)', async () => {
    const { desk: made, toReview } = desk({
      intents: {
        add: () => {
          throw new Error('storage is refused');
        },
      },
    });
    await toReview();
    await made.confirm();
    expect(made.state.value).toMatchObject({ at: 'cancelled', why: 'key-not-kept' });
    expect(keysSent).toEqual([]);
    const other = desk();
    await other.toReview();
    await other.desk.confirm();
    expect(other.at()).toBe('submitting');
  });

  it('nothing where the browser refuses locks, and says so (PAY-19, REL-05)', async () => {
    const { desk: made, toReview } = desk({
      tabs: { lock: () => Promise.reject(new DOMException('refused', 'SecurityError')) },
    });
    made.start();
    await toReview();
    await made.confirm();
    expect(made.state.value).toMatchObject({ at: 'cancelled', why: 'key-not-kept' });
    expect(keysSent).toEqual([]);
  });

  it('nothing, and gives back what it had locked, where one lock of several is refused (PAY-19)', async () => {
    const held = new Set<string>();
    const { desk: made, toReview } = desk({
      tabs: {
        lock: async (name) => {
          if (name === 'bill:bill-2') throw new DOMException('refused', 'SecurityError');
          held.add(name);
          return () => held.delete(name);
        },
      },
    });
    await toReview();
    await made.confirm();
    expect([made.state.value.at, keysSent, [...held]]).toEqual(['cancelled', [], []]);
  });

  it('nothing once the time of the quote is over, and the time runs from the quote (PAY-29)', async () => {
    const { desk: made, frame, at } = desk();
    made.captures.attach(frame);
    made.dispatch({ type: 'opened', order });
    await settled();
    await clock.tick(590_000);
    made.dispatch({ type: 'continued' });
    await settled();
    expect(at()).toBe('review');
    await clock.tick(5_000);
    expect(at()).toBe('expired');
    await made.confirm();
    expect(keysSent).toEqual([]);
  });
});

describe('the payment desk says', () => {
  it('"still working" at 10 seconds and "unknown" at 30, whatever the adapter does (PAY-16)', async () => {
    const { desk: made, toReview } = desk({ port: { resolve: never } });
    await toReview();
    await made.confirm();
    await clock.tick(9_999);
    expect(made.state.value).toMatchObject({ at: 'submitting', slow: false });
    await clock.tick(1);
    expect(made.state.value).toMatchObject({ at: 'submitting', slow: true });
    await clock.tick(20_000);
    expect(made.state.value).toMatchObject({ at: 'unknown', total: quote.total });
  });

  it('that it is not asking any more when a look-up does not answer in 30 seconds, and asks again (PAY-16)', async () => {
    let asked = 0;
    const { desk: made, toReview } = desk({
      port: {
        pay: lost,
        resolve: () => {
          asked++;
          return never();
        },
      },
    });
    await toReview();
    await made.confirm();
    await clock.tick(0);
    expect(made.state.value).toMatchObject({ at: 'unknown', checking: true });
    await clock.tick(30_000);
    expect(made.state.value).toMatchObject({ at: 'unknown', checking: false });
    made.dispatch({ type: 'checkWanted' });
    await clock.tick(0);
    expect(asked).toBe(2);
  });

  it('that it is not asking where the backend cannot be asked, and sends nothing by itself (PAY-14)', async () => {
    const tab = browser.open();
    const made = new PaymentDesk({
      port: withoutResolve({
        keys: { header: 'Idempotency-Key', retentionSeconds: 2_000, replaysErrors: false },
        quote: async () => quote,
        pay: lost,
      }),
      ...{ clock, tabs: tab.tabs },
      intents: () => tab.intents(),
      hasOpen: () => tab.intents().list().length > 0,
      onChanged: () => undefined,
      onSignedOut: () => undefined,
    });
    browser.storage.setItem('utility-widgets:portal:intent:REF-1', JSON.stringify(intent));
    made.start();
    await clock.tick(60_000);
    expect(made.state.value).toMatchObject({ at: 'unknown', checking: false, checkable: false, intent });
    made.wake();
    expect(made.state.value).toMatchObject({ at: 'unknown', checking: false });
    // Given up by its payer alone, on the word of the utility's people; no clock opens that door (SEC-33).
    await clock.tick(100_000_000);
    made.dispatch({ type: 'letGo', reference: intent.reference });
    expect(made.state.value).toMatchObject({ at: 'unknown', mustTell: true });
    expect(tab.intents().list()).toHaveLength(1);
    made.dispatch({ type: 'told', reference: intent.reference, told: true });
    made.dispatch({ type: 'letGo', reference: intent.reference });
    expect(made.state.value.at).toBe('editing');
    expect(tab.intents().list()).toEqual([]);
  });

  it('what the late answer says, though the screen says "unknown" by then (PAY-18)', async () => {
    let answer: (() => void) | undefined;
    const {
      desk: made,
      toReview,
      at,
    } = desk({
      port: {
        pay: () =>
          new Promise((resolve) => {
            answer = () => resolve({ status: 'paid', receipt });
          }),
      },
    });
    await toReview();
    await made.confirm();
    await clock.tick(31_000);
    expect(at()).toBe('unknown');
    answer?.();
    await settled();
    expect(at()).toBe('paid');
    expect(browser.storage.length).toBe(0);
    await clock.tick(60_000);
    expect(clock.waiting).toBe(0);
  });

  it('"unknown" once the bank has had its time, also when no frame ever came (PAY-36)', async () => {
    browser.storage.setItem('utility-widgets:portal:intent:REF-1', JSON.stringify(intent));
    let answers = 0;
    const { desk: made, at } = desk({
      port: {
        resolve: async () =>
          answers++ === 0
            ? { status: 'action-required', challenge: 'ch-1', expiresInSeconds: 600 }
            : { status: 'declined', reason: 'challenge-failed' },
      },
    });
    made.start();
    await clock.tick(0);
    expect(at()).toBe('action-required');
    await clock.tick(599_999);
    expect(at()).toBe('action-required');
    await clock.tick(3_000);
    expect(at()).toBe('declined');
  });
});

describe('after a reload', () => {
  const keep = (...kept: (typeof intent)[]): void => {
    for (const one of kept)
      browser.storage.setItem(`utility-widgets:portal:intent:${one.reference}`, JSON.stringify(one));
  };

  it('the truth is asked for at once, and nothing is sent (PAY-20)', async () => {
    keep(intent);
    const { desk: made } = desk({ port: { resolve: async () => ({ status: 'paid', receipt }) } });
    made.start();
    await clock.tick(0);
    expect(made.state.value).toEqual({ at: 'paid', receipt });
    expect(keysSent).toEqual([]);
  });

  it('a payment that takes days is not asked about until its payer comes back or another tab has news of bills, and then at once (PAY-18, PAY-20)', async () => {
    let asked = 0;
    const processing = {
      status: 'processing',
      reference: 'REF-1',
      total: 1,
      expectedOn: '2016-12-14',
    } as const;
    const {
      desk: made,
      toReview,
      at,
    } = desk({
      port: {
        pay: async () => processing,
        resolve: async () => (++asked === 1 ? processing : { status: 'paid', receipt }),
      },
    });
    await toReview();
    await made.confirm();
    await clock.tick(86_400_000);
    expect([at(), asked]).toEqual(['processing', 0]);
    made.wake();
    await clock.tick(86_400_000);
    expect([at(), asked]).toEqual(['processing', 1]);
    made.billsChanged(true);
    await clock.tick(0);
    expect([at(), asked]).toEqual(['paid', 2]);
  });

  it('two payments that were left open are taken up one after the other, however often the page wakes (PAY-20)', async () => {
    keep(intent, otherIntent);
    const asked: string[] = [];
    const { desk: made, at } = desk({
      port: {
        resolve: async (key) => {
          asked.push(key);
          return { status: 'closed' };
        },
      },
    });
    made.start();
    made.wake();
    await clock.tick(0);
    expect(at()).toBe('cancelled');
    made.wake();
    await clock.tick(0);
    expect(asked).toEqual([intent.key, otherIntent.key]);
    expect(browser.storage.length).toBe(0);
  });

  it('a payment that another tab holds is left to it (PAY-19)', async () => {
    keep(intent);
    const first = desk();
    first.desk.start();
    await settled();
    const second = desk();
    second.desk.start();
    await settled();
    expect([first.at(), second.at()]).toEqual(['unknown', 'editing']);
    first.tab.die();
    second.desk.wake();
    await settled();
    expect(second.at()).toBe('unknown');
  });

  it('a payment of which only the key is known makes another tab ask first: it may be for the same bills (PAY-19)', async () => {
    keep(intent);
    const first = desk();
    first.desk.start();
    await settled();
    const second = desk();
    second.desk.start();
    await second.toReview();
    await second.desk.confirm();
    expect(second.desk.state.value).toMatchObject({ at: 'review', pending: true });
    expect(keysSent).toEqual([]);
    second.desk.dispatch({ type: 'duplicateConfirmed', confirmed: true });
    await second.desk.confirm();
    expect(keysSent).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('cannot send for one bill at the same moment: the second asks (PAY-19)', async () => {
    const [one, other] = [desk(), desk()];
    for (const made of [one, other]) {
      made.desk.start();
      await made.toReview();
    }
    await Promise.all([one.desk.confirm(), other.desk.confirm()]);
    expect([one.at(), other.at()]).toEqual(['submitting', 'review']);
    expect(other.desk.state.value).toMatchObject({ pending: true, confirmedDuplicate: false });
    expect(keysSent).toHaveLength(1);
    await other.desk.confirm();
    expect(other.desk.state.value).toMatchObject({ mustConfirm: true });
    expect(keysSent).toHaveLength(1);
  });

  it('learn of each other also when one is opened later (PAY-19)', async () => {
    const one = desk();
    one.desk.start();
    await one.toReview();
    await one.desk.confirm();
    const other = desk();
    other.desk.start();
    await settled();
    expect([...other.desk.payingElsewhere]).toEqual(order.items.map((item) => item.billId));
    one.desk.dispatch({
      type: 'answered',
      reference: intentReference(one.desk),
      outcome: { status: 'paid', receipt },
    });
    await settled();
    expect(other.desk.payingElsewhere.size).toBe(0);
  });
});

const intentReference = (made: PaymentDesk): string => {
  const state = made.state.value;
  return 'intent' in state ? state.intent.reference : '';
};

describe('a payment that is on its way, and that its payer does not wait for', () => {
  const port: Partial<PaymentsPort> = {
    pay: async () => ({ status: 'processing', reference: 'r', total: quote.total }),
    resolve: async () => ({ status: 'processing', reference: 'r', total: quote.total }),
  };

  it('keeps its key, and paying its bills again is asked about, whatever the backend says of them (PAY-13, PAY-19)', async () => {
    const { desk: made, toReview, at, tab } = desk({ port });
    await toReview();
    await made.confirm();
    await settled();
    expect(at()).toBe('processing');
    made.dispatch({ type: 'dismissed' });
    expect(at()).toBe('editing');
    expect(tab.intents().list()).toHaveLength(1);
    await toReview();
    await made.confirm();
    expect(made.state.value).toMatchObject({ at: 'review', pending: true });
    expect(keysSent).toHaveLength(1);
    made.dispatch({ type: 'duplicateConfirmed', confirmed: true });
    await made.confirm();
    expect(keysSent).toHaveLength(2);
  });

  it('does not stand in the way of other bills', async () => {
    const { desk: made, toReview, frame } = desk({ port });
    await toReview();
    await made.confirm();
    await settled();
    made.dispatch({ type: 'dismissed' });
    made.captures.attach(frame);
    made.dispatch({ type: 'opened', order: { ...order, items: [{ billId: 'bill-9', amount: 100 }] } });
    await settled();
    made.dispatch({ type: 'continued' });
    await settled();
    await made.confirm();
    expect(keysSent).toHaveLength(2);
  });

  it('is shown again, and what became of it, after a reload, with its bills as the backend names them (PAY-20)', async () => {
    const first = desk({ port });
    await first.toReview();
    await first.desk.confirm();
    await settled();
    first.desk.dispatch({ type: 'dismissed' });
    first.desk.stop();
    const items = order.items.map((item) => ({ ...item }));
    const second = desk({
      tab: browser.open(),
      port: { resolve: async () => ({ status: 'processing', reference: 'r', total: 1, items }) },
    });
    second.desk.start();
    await clock.tick(0);
    expect(second.desk.state.value).toMatchObject({ at: 'processing', billIds: ['bill-1', 'bill-2'] });
    second.desk.dispatch({ type: 'dismissed' });
    await second.toReview();
    await second.desk.confirm();
    expect(second.desk.state.value).toMatchObject({ at: 'review', pending: true });
  });
});

describe('a desk that nobody shows', () => {
  it('lets a payment under way go on, and forgets what was only chosen (REL-17)', async () => {
    const { desk: made, toReview, at } = desk();
    await toReview();
    made.rest();
    expect(made.state.value).toMatchObject({ at: 'editing', order: { items: [] } });
    expect(clock.waiting).toBe(0);
    await toReview();
    await made.confirm();
    made.rest();
    expect(at()).toBe('submitting');
    await clock.tick(30_000);
    expect(at()).toBe('unknown');
  });

  it('keeps a payment under way when the session ends, and drops everything else (SEC-05)', async () => {
    const {
      desk: made,
      toReview,
      at,
    } = desk({ port: { resolve: async () => ({ status: 'paid', receipt }), pay: lost } });
    await toReview();
    await made.confirm();
    await clock.tick(0);
    expect(at()).toBe('paid');
    made.forget();
    expect(made.state.value).toMatchObject({ at: 'editing', order: { items: [] }, quote: { is: 'none' } });
  });
});
