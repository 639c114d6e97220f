import type { PaymentState } from '../../src/core/payment/types.js';
import { settled } from './manual-clock.js';
import { carryOut, endFaults, type Move } from './payment-commands.js';
import { billIds, PaymentWorld, type Mutant, type Setting } from './payment-world.js';

/** What was seen on the way, so that a run that never pays cannot pass for one that pays well. */
export type Seen = Map<string, number>;

const count = (seen: Seen | undefined, what: string): void => {
  seen?.set(what, (seen.get(what) ?? 0) + 1);
};

/** Plays a sequence and gives everything that the ledger, the processor and the clock hold against it. */
export async function play(
  setting: Setting,
  moves: readonly Move[],
  mutant: Mutant | null,
  seen?: Seen,
): Promise<string[]> {
  const world = new PaymentWorld(setting, mutant);
  await world.world.ledger.rows();
  const at = { tab: 0 };
  for (const { command, steps } of moves) {
    await carryOut(world, at, command);
    if (steps === 'all') await settled();
    else for (let step = 0; step < steps; step++) await Promise.resolve();
    for (const tab of world.tabs) count(seen, tab.desk.state.value.at);
    judgeStorage(world);
  }
  await end(world, seen);
  return world.violations;
}

/** Faults end; a minute later every tab has to say something true, and nothing that was said may ever become untrue. */
async function end(world: PaymentWorld, seen: Seen | undefined): Promise<void> {
  endFaults(world);
  world.browser.online = true;
  await world.signIn();
  await world.clock.tick(60_000);
  for (const tab of world.tabs) judgeTruthful(world, tab.desk.state.value);
  // The utility waits a minute for a processor that was slow before; the page asks again every 15 seconds.
  await world.clock.tick(20_000);
  for (const tab of world.tabs) judgeSettled(world, tab.desk.state.value);
  await daysPass(world);
  await reopen(world);
  await lateEvents(world);
  await judge(world, seen);
}

const restless = (state: PaymentState): boolean =>
  state.at === 'submitting' ||
  state.at === 'unknown' ||
  (state.at === 'editing' && (state.quote.is === 'asked' || state.capturing));

function judgeTruthful(world: PaymentWorld, state: PaymentState): void {
  if (restless(state))
    world.violations.push(
      `a minute after the faults ended a tab is still ${JSON.stringify(state)} (PAY-16, PAY-20)`,
    );
}

function judgeSettled(world: PaymentWorld, state: PaymentState): void {
  judgeTruthful(world, state);
  if (state.at === 'processing' && state.expectedOn === null)
    world.violations.push('a payment that has ended is still said to be processing (PAY-20)');
}

/** Long enough for a bank to send its money, and to take it back. */
const bankDays = 10;

async function daysPass(world: PaymentWorld): Promise<void> {
  await world.sleep(bankDays);
  await world.signIn();
  await world.clock.tick(60_000);
  for (const { desk } of world.tabs) {
    judgeSettled(world, desk.state.value);
    if (desk.state.value.at === 'processing')
      world.violations.push('a bank payment that has ended is still said to be processing (PAY-18, PAY-20)');
  }
}

/** Every tab is closed and one is opened: it takes up what was left open, one payment after the other. */
async function reopen(world: PaymentWorld): Promise<void> {
  for (let round = 0; round < 12; round++) {
    for (const tab of [...world.tabs]) world.kill(tab);
    if (world.browser.storage.length === 0) return;
    const tab = world.openTab();
    await world.clock.tick(25_000);
    if (tab.question) {
      await carryOut(world, { tab: 0 }, { do: 'bank', answer: 'approved' });
      await world.clock.tick(25_000);
    }
    judgeSettled(world, tab.desk.state.value);
  }
  world.violations.push(`${world.browser.storage.length} payments stay open for ever (PAY-13)`);
}

/** What was on its way arrives, the bank approves whatever it was ever asked, and the processor ends what it had begun. */
async function lateEvents(world: PaymentWorld): Promise<void> {
  for (const challenge of world.challenges) await world.processor.completeChallenge(challenge, 'approved');
  await world.clock.tick(200_000);
  await world.sleep(bankDays);
  await world.world.utility.settle();
  await world.signIn();
  const session = await world.world.utility.startSession('flowerpower');
  await world.world.utility.bills(session, 'account-irrigation', true);
}

function judgeStorage({ browser, violations }: PaymentWorld): void {
  for (const text of browser.storage.values()) {
    const entry = JSON.parse(text) as Record<string, unknown>;
    const names = Object.keys(entry).sort().join();
    if (names !== 'key,reference,startedAt' || !/^[0-9a-f]{32}$/.test(String(entry['key'])))
      violations.push(`web storage holds ${text} (SEC-02)`);
  }
}

async function judge(world: PaymentWorld, seen: Seen | undefined): Promise<void> {
  const { violations, confirmed, claims } = world;
  const { ledger, processor } = world.world;
  const rows = await ledger.rows();
  const taken = await processor.taken();
  const keys = new Set(rows.flatMap((row) => (row.key === null ? [] : [row.key])));
  for (const { key } of taken) keys.add(key);
  for (const key of keys) {
    const charges = await ledger.chargesFor(key);
    const money = taken.filter((one) => one.key === key);
    const shown = confirmed.get(key);
    count(seen, 'charged');
    const [charge] = charges;
    if (shown?.method === 'bank-account') count(seen, charge?.reversed ? 'bank returned' : 'bank posted');
    if (world.setting.guest) count(seen, 'guest charged');
    if (charges.length !== 1 || money.length !== (charge?.reversed ? 0 : 1)) {
      violations.push(
        `${key} was charged ${charges.length} times in the book, ${money.length} at the processor (PAY-13)`,
      );
    }
    if (!shown) violations.push(`${key} was charged and nobody had confirmed it (PAY-13)`);
    for (const charge of shown ? charges : []) {
      const wrong =
        charge.amount !== shown?.amount || charge.fee !== shown.fee || charge.total !== shown.total;
      if (wrong || JSON.stringify(charge.items) !== JSON.stringify(shown.items))
        violations.push(`${key} was charged otherwise than shown (PAY-29)`);
    }
    if (money.some((one) => one.amount !== shown?.total))
      violations.push(`${key}: the processor took another sum (PAY-29)`);
    // Of money that the bank has taken back it is true that nothing was charged.
    const told = claims.filter((claim) => claim.key === key);
    if (!told.some(({ says }) => says !== 'not charged' || charge?.reversed === true))
      violations.push(`${key} was charged and nobody was told (PAY-20)`);
  }
  for (const { duplicate } of confirmed.values()) if (duplicate) count(seen, 'duplicate confirmed');
  for (const claim of claims) {
    count(seen, `said ${claim.says}`);
    const charges = await ledger.chargesFor(claim.key);
    if (claim.says === 'paid' && (charges.length !== 1 || charges[0]?.total !== claim.total))
      violations.push(`said "paid" of ${claim.key} with ${charges.length} charges (PAY-18)`);
    if (claim.says === 'not charged' && charges.some(({ reversed }) => !reversed))
      violations.push(`said "not charged" of ${claim.key}, which was charged (PAY-14, PAY-18)`);
  }
  for (const billId of billIds) {
    const mine = rows.filter((row) => row.billId === billId);
    const owed = mine.filter((row) => row.kind === 'charge').reduce((sum, row) => sum + row.amount, 0);
    const paid = mine.filter((row) => row.key !== null).reduce((sum, row) => sum - row.amount, 0);
    const agreed = [...confirmed.values()].some(
      ({ duplicate, items }) => duplicate && items.some((item) => item.billId === billId),
    );
    if (paid > owed && !agreed) violations.push(`${billId} was paid ${paid} of ${owed} (PAY-19)`);
  }
}
