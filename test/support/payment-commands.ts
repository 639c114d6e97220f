import fc from 'fast-check';

import type { Fault } from '../../mock-api/faults/fault.js';
import { agreementText } from '../../src/core/agreement.js';
import type { Typed } from './payment-backend.js';
import { billIds, type PaymentWorld, type PayerTab } from './payment-world.js';
import { settled } from './manual-clock.js';

type Operation = 'pay' | 'resolvePayment' | 'quotePayment' | '*';

export type Command =
  | { readonly do: 'choose'; readonly bills: number; readonly fresh: boolean; readonly bank: boolean }
  | { readonly do: 'continue'; readonly typed: Typed | null }
  | { readonly do: 'press'; readonly times: number }
  | { readonly do: 'agree'; readonly confirmed: boolean }
  /** To the words by which a bank account is charged. */
  | { readonly do: 'sign'; readonly signed: boolean }
  | {
      readonly do:
        | 'change'
        | 'check'
        | 'restart'
        | 'dismiss'
        | 'wake'
        | 'thaw'
        | 'reload'
        | 'open'
        | 'close'
        | 'next tab';
    }
  | { readonly do: 'wait'; readonly seconds: number }
  /** Every page sleeps, and its payer comes back. */
  | { readonly do: 'days'; readonly days: number }
  | { readonly do: 'offline' | 'online' | 'expire' | 'sign in' | 'faults end' }
  | { readonly do: 'paid elsewhere'; readonly bill: number; readonly share: number }
  | { readonly do: 'bank'; readonly answer: 'approved' | 'refused' | 'cancelled' }
  | { readonly do: 'fault'; readonly operation: Operation; readonly fault: Fault; readonly times: number }
  | { readonly do: 'processor'; readonly before: number; readonly after: number; readonly lost: boolean }
  /** Everything from choosing to the last press. */
  | {
      readonly do: 'pay';
      readonly bills: number;
      readonly typed: Typed;
      /** A payment that the utility has is left to it. */
      readonly goOn: boolean;
      readonly agree: boolean;
      readonly press: boolean;
    };

/** A command, and how much of what it started runs before the next one: all of it, or only some steps. */
export interface Move {
  readonly command: Command;
  readonly steps: number | 'all';
}

const means = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Typed>('paid') },
  { weight: 2, arbitrary: fc.constantFrom<Typed>('processing', 'challenge') },
  { weight: 1, arbitrary: fc.constantFrom<Typed>('card-declined', 'insufficient-funds') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Typed>('bank-posts', 'bank-posts', 'bank-returned', 'bank-refused'),
  },
);
const bills = fc.integer({ min: 1, max: 3 });
const when = fc.constantFrom('before' as const, 'after' as const);

const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constantFrom('reset-before-headers' as const, 'hang' as const), when }),
  fc.record({
    kind: fc.constant('delay' as const),
    ms: fc.constantFrom(2_000, 12_000, 35_000, 80_000, 150_000),
    when,
  }),
  fc.constantFrom<Fault>(
    { kind: 'reset-after-headers' },
    { kind: 'truncate' },
    { kind: 'malformed-json' },
    { kind: 'off-schema' },
    { kind: 'wrong-content-type' },
    { kind: 'login-page-200' },
    { kind: 'duplicate' },
    { kind: 'maintenance' },
    { kind: 'maintenance', retryAfter: 2 },
    { kind: 'paid-elsewhere', amount: 5_000 },
  ),
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(500, 502, 503, 504), when }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constant(429),
    retryAfter: fc.constantFrom(0, 1, 60),
    retryAs: fc.constantFrom('seconds' as const, 'date' as const),
    when,
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constant(409),
    code: fc.constant('key-in-flight'),
    when,
  }),
);

const fault: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('fault' as const),
  operation: fc.oneof(
    { weight: 5, arbitrary: fc.constant<Operation>('pay') },
    { weight: 3, arbitrary: fc.constant<Operation>('resolvePayment') },
    { weight: 1, arbitrary: fc.constantFrom<Operation>('quotePayment', '*') },
  ),
  fault: faults,
  times: fc.constantFrom(1, 1, 2, 4, 1_000),
});
// The backend may honestly not know; that is said only of look-ups.
const cannotTell: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('fault' as const),
  operation: fc.constant<Operation>('resolvePayment'),
  fault: fc.constant<Fault>({ kind: 'answer', body: { status: 'unknown' } }),
  times: fc.constantFrom(1, 3, 1_000),
});

const plain = (...names: readonly (Command & { readonly do: Plain })['do'][]): fc.Arbitrary<Command> =>
  fc.constantFrom(...names).map((name) => ({ do: name }));
type Plain = Exclude<
  Command['do'],
  | 'choose'
  | 'continue'
  | 'press'
  | 'agree'
  | 'sign'
  | 'wait'
  | 'days'
  | 'paid elsewhere'
  | 'bank'
  | 'fault'
  | 'processor'
  | 'pay'
>;

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      bills,
      typed: means,
      goOn: fc.boolean(),
      agree: fc.boolean(),
      press: fc.integer({ max: 5, min: 0 }).map((n) => n > 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      bills: fc.integer({ min: 0, max: 3 }),
      fresh: fc.boolean(),
      bank: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('continue' as const),
      typed: fc.oneof(means, fc.constantFrom('misspelt' as const, null)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('press' as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('agree' as const), confirmed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign' as const), signed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(1, 3, 6) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 5, 11, 31, 61, 130),
    }),
  },
  { weight: 9, arbitrary: fault },
  { weight: 1, arbitrary: cannotTell },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('processor' as const),
      before: fc.constantFrom(0, 3_000, 40_000, 90_000),
      after: fc.constantFrom(0, 3_000, 40_000),
      lost: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bank' as const),
      answer: fc.constantFrom('approved' as const, 'refused' as const, 'cancelled' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('paid elsewhere' as const),
      bill: fc.integer({ min: 0, max: 1 }),
      share: fc.constantFrom(0.5, 1),
    }),
  },
  { weight: 4, arbitrary: plain('reload', 'open', 'close', 'next tab') },
  { weight: 3, arbitrary: plain('change', 'check', 'restart', 'dismiss', 'dismiss', 'wake', 'thaw') },
  { weight: 3, arbitrary: plain('offline', 'online', 'expire', 'sign in', 'faults end') },
);

export const move: fc.Arbitrary<Move> = fc.record({
  command,
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.constant('all' as const) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) },
  ),
});

const chosen = (mask: number): string[] => billIds.filter((_, index) => (mask & (1 << index)) !== 0);

/** Does what a payer, a browser, a network or a city may do. What is not possible at the moment does nothing. */
export async function carryOut(world: PaymentWorld, at: { tab: number }, step: Command): Promise<void> {
  const current = (): PayerTab => {
    const tab = world.tabs[at.tab % Math.max(1, world.tabs.length)] ?? world.openTab();
    at.tab = world.tabs.indexOf(tab);
    return tab;
  };
  const tab = current();
  const { desk } = tab;
  switch (step.do) {
    case 'choose': {
      if (desk.state.value.at === 'review') desk.dispatch({ type: 'changeWanted' });
      const method = step.bank ? 'bank-account' : 'card';
      const order = await world.orderOf(tab, chosen(step.bills), step.fresh, method);
      desk.dispatch(
        desk.state.value.at === 'editing' ? { type: 'orderChanged', order } : { type: 'opened', order },
      );
      return;
    }
    case 'continue':
      tab.typed = step.typed;
      desk.dispatch({ type: 'continued' });
      return;
    case 'press':
      for (let press = 0; press < step.times; press++) void world.press(tab);
      return;
    case 'pay':
      if (step.goOn) desk.dispatch({ type: 'dismissed' });
      await carryOut(world, at, {
        ...{ do: 'choose', bills: step.bills, fresh: true, bank: step.typed.startsWith('bank-') },
      });
      await settled();
      await carryOut(world, at, { do: 'continue', typed: step.typed });
      await settled();
      await carryOut(world, at, { do: 'sign', signed: true });
      if (step.agree) desk.dispatch({ type: 'duplicateConfirmed', confirmed: true });
      if (step.press) void world.press(tab);
      return;
    case 'agree':
      desk.dispatch({ type: 'duplicateConfirmed', confirmed: step.confirmed });
      return;
    case 'sign': {
      const state = desk.state.value;
      const asked = state.at === 'review' ? state.quote.authorization : undefined;
      if (!asked || state.at !== 'review') return;
      const { id, version, text } = asked;
      const words = agreementText(text, 'en', state.means.method.last4);
      const agreement = { id, version, locale: 'en', text: words };
      desk.dispatch({ type: 'agreed', agreement: step.signed ? agreement : null });
      return;
    }
    case 'change':
      desk.dispatch({ type: 'changeWanted' });
      return;
    case 'check':
      desk.dispatch({ type: 'checkWanted' });
      return;
    case 'restart':
      desk.dispatch({ type: 'restarted', order: await world.orderOf(tab, billIds, true) });
      return;
    case 'dismiss':
      desk.dispatch({ type: 'dismissed' });
      return;
    case 'wake':
      desk.wake();
      return;
    case 'thaw': {
      // The page was in the browser's cache: what was on its way there is lost.
      const { online } = world.browser;
      world.browser.online = false;
      world.browser.online = online;
      desk.wake(true);
      return;
    }
    case 'reload':
      world.kill(tab);
      world.openTab();
      at.tab = world.tabs.length - 1;
      return;
    case 'open':
      if (world.tabs.length < 3) world.openTab();
      at.tab = world.tabs.length - 1;
      return;
    case 'close':
      world.kill(tab);
      return;
    case 'next tab':
      at.tab += 1;
      return;
    case 'wait':
      await world.clock.tick(step.seconds * 1000);
      return;
    case 'days':
      await world.sleep(step.days);
      return;
    case 'offline':
      world.browser.online = false;
      return;
    case 'online':
      world.browser.online = true;
      for (const one of [...world.tabs]) one.desk.wake();
      return;
    case 'expire':
      await world.world.utility.endSessions();
      return;
    case 'sign in':
      await world.signIn();
      return;
    case 'paid elsewhere': {
      const billId = billIds[step.bill] ?? billIds[0];
      const amount = Math.floor((await world.world.ledger.balanceOf(billId)) * step.share);
      if (amount > 0) await world.world.utility.recordPayment({ billId, amount });
      return;
    }
    case 'bank': {
      const { question } = tab;
      if (!question) return;
      tab.question = null;
      if (step.answer !== 'cancelled')
        await world.processor.completeChallenge(question.challenge, step.answer);
      question.answer(step.answer === 'cancelled' ? 'cancelled' : 'finished');
      return;
    }
    case 'fault':
      world.world.faults.add({ match: { operation: step.operation }, fault: step.fault, times: step.times });
      return;
    case 'processor':
      Object.assign(world.processing, { before: step.before, after: step.after, lost: step.lost });
      return;
    case 'faults end':
      endFaults(world);
      return;
  }
}

export function endFaults(world: PaymentWorld): void {
  world.world.faults.clear();
  Object.assign(world.processing, { before: 0, after: 0, lost: false });
}
