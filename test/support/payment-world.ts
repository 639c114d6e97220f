import { offsetClock } from '../../mock-api/domain/clock.js';
import { momentIn } from '../../mock-api/domain/zone.js';
import type { Tenant } from '../../mock-api/domain/tenant.js';
import { withFee } from '../../mock-api/faults/data-scenarios.js';
import { createProcessor } from '../../mock-api/processor/processor.js';
import { pleasanton } from '../../mock-api/tenants/pleasanton.js';
import { createInPageFetch } from '../../mock-api/transports/in-page.js';
import type { PaymentsPort } from '../../src/adapter/port.js';
import type { PaymentItem } from '../../src/contract/index.js';
// Loaded beforehand: a part of the adapter that arrives in real time would make the first run another one.
import '../../src/adapter/rest/payments.js';
import '../../src/adapter/rest/quotes.js';
import '../../src/client/payment/engine.js';
import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import type { Send } from '../../src/adapter/send.js';
import type { IntentStore } from '../../src/client/payment/intents.js';
import type { Capture } from '../../src/client/payment/captures.js';
import { PaymentDesk } from '../../src/client/payment/desk.js';
import { pause, type Clock } from '../../src/core/clock.js';
import { intentOf } from '../../src/core/payment/choosing.js';
import type { Tabs } from '../../src/client/tabs.js';
import type { Order, PaymentState } from '../../src/core/payment/types.js';
import { Browser, type BrowserTab } from './payment-browser.js';
import { manualClock } from './manual-clock.js';
import { hashAtOnce, silentOnPending, tokenOf, type Typed } from './payment-backend.js';

export const accountId = 'account-irrigation';
export const billIds = ['bill-98820', 'bill-98465'] as const;
hashAtOnce();

/** What kind of payer and of backend meet. */
export interface Setting {
  readonly seed: number;
  /** Nobody is signed in: a ticket stands in a session's place. */
  readonly guest: boolean;
  /** The backend says nothing of payments under way. */
  readonly silent: boolean;
}

const city = withFee(pleasanton({ processorBase: 'https://processor.example' }));
/** Two open bills, one resident, and a minute to confirm: a world that is made a thousand times is a small one. */
const tenant: Tenant = {
  ...city,
  rules: { ...city.rules, quoteSeconds: 60 },
  users: city.users.slice(0, 1),
  accounts: city.accounts.map((account) => ({ ...account, periods: account.periods.slice(-2) })),
};

/** What a payer saw at the moment of the last press. */
export interface Confirmed {
  readonly items: readonly { readonly billId: string; readonly amount: number }[];
  readonly amount: number;
  readonly fee: number;
  readonly total: number;
  readonly duplicate: boolean;
  readonly method: Order['method'];
}

/** What a tab said to the payer about a payment. */
export interface Claim {
  readonly key: string;
  readonly says: 'paid' | 'not charged' | 'with the utility';
  readonly total: number | null;
}

/** A deliberate defect, put around the library from outside. */
export interface Mutant {
  readonly name: string;
  /** What it is held to be guilty of. */
  readonly caughtAs: RegExp;
  /** Where alone it shows. */
  readonly where?: Partial<Setting>;
  readonly send?: (send: Send, newKey: () => string) => Send;
  readonly port?: (port: PaymentsPort, world: PaymentWorld) => PaymentsPort;
  readonly tabs?: (tabs: Tabs) => Tabs;
  readonly press?: (tab: PayerTab) => Promise<void>;
  readonly changed?: (tab: PayerTab, state: PaymentState) => void;
}

export interface PayerTab {
  readonly browserTab: BrowserTab;
  readonly desk: PaymentDesk;
  readonly port: PaymentsPort;
  readonly intents: IntentStore;
  readonly clock: Clock;
  /** What will be typed next; null: the frame does not answer. */
  typed: Typed | null;
  /** A guest's permission, as this page last got it. */
  ticket: string | null;
  /** The bank's question on screen. */
  question: {
    readonly challenge: string;
    readonly answer: (result: 'finished' | 'cancelled') => void;
  } | null;
  /** Balances as this page last read them. */
  balances: ReadonlyMap<string, number>;
}

/** A payer with a browser of several tabs, and a utility with its processor, on one clock that only the test moves. */
export class PaymentWorld {
  readonly clock;
  readonly browser = new Browser();
  readonly confirmed = new Map<string, Confirmed>();
  readonly claims: Claim[] = [];
  readonly dismissed = new Set<string>();
  readonly challenges = new Set<string>();
  /** What is wrong already, found while going on. */
  readonly violations: string[] = [];
  readonly tabs: PayerTab[] = [];
  /** How long the processor thinks before and after it charges, and whether its answer is lost. */
  readonly processing = { before: 0, after: 0, lost: false };
  readonly processor;
  readonly world;
  readonly #fetch;
  readonly #segment: string;
  readonly #mutant: Mutant | null;
  readonly #sent = new Map<string, readonly PaymentItem[]>();
  readonly setting: Setting;

  constructor(setting: Setting, mutant: Mutant | null) {
    const { seed, guest } = setting;
    this.setting = setting;
    this.#mutant = mutant;
    this.clock = manualClock(1_700_000_000_000, seed);
    const processor = createProcessor({
      clock: offsetClock(this.clock, momentIn('UTC', '2016-12-13T00:12')),
    });
    this.processor = processor;
    this.#fetch = createInPageFetch({
      base: 'https://utility.example',
      clock: this.clock,
      tenants: { city: tenant },
      ...(guest ? {} : { signedInAs: 'flowerpower' }),
      processor: {
        ...processor,
        forMerchant: (merchant, own) => {
          const real = processor.forMerchant(merchant, own);
          return {
            ...real,
            charge: async (order) => {
              const { before, after, lost } = this.processing;
              if (before > 0) await pause(this.clock, before);
              const state = await real.charge(order);
              if (after > 0) await pause(this.clock, after);
              if (lost) throw new Error('the processor was not heard');
              return state;
            },
          };
        },
      },
    });
    // A world's name is the seed of its chance.
    this.#segment = `city@.${seed}`;
    this.world = this.#fetch.world(this.#segment);
  }

  openTab(): PayerTab {
    const browserTab = this.browser.open();
    const clock = browserTab.clockOf(this.clock);
    const plain = browserTab.sendOver(this.#fetch);
    const newKey = (): string =>
      [...this.clock.random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const send = this.#mutant?.send?.(plain, newKey) ?? plain;
    const { payments } = createRestAdapter({ base: `https://utility.example/${this.#segment}`, clock, send });
    if (!payments) throw new Error('no payments');
    const honest = this.setting.silent ? silentOnPending(payments, this.#sent) : payments;
    const port = this.#mutant?.port?.(honest, this) ?? honest;
    const tabs = this.#mutant?.tabs?.(browserTab.tabs) ?? browserTab.tabs;
    const store = browserTab.intents();
    const intents: IntentStore = {
      ...store,
      add: (intent) => {
        const state = tab.desk.state.value;
        if (state.at === 'review' && browserTab.alive) this.#note(intent.key, state);
        store.add(intent);
      },
    };
    const desk: PaymentDesk = new PaymentDesk({
      ...{ port, clock, tabs },
      intents: () => intents,
      hasOpen: () => intents.list().length > 0,
      onChanged: () => undefined,
      onSignedOut: () => desk.forget(),
    });
    const tab: PayerTab = {
      ...{ browserTab, desk, port, intents, clock },
      typed: 'paid',
      ticket: null,
      question: null,
      balances: new Map(),
    };
    desk.captures.attach(this.#frameOf(tab));
    this.#listen(tab);
    desk.start();
    this.tabs.push(tab);
    return tab;
  }

  kill(tab: PayerTab): void {
    tab.browserTab.die();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  press(tab: PayerTab): Promise<void> {
    return this.#mutant?.press?.(tab) ?? tab.desk.confirm();
  }

  /** What the page shows of the bills; `fresh` reads them anew. */
  async orderOf(
    tab: PayerTab,
    wanted: readonly string[],
    fresh: boolean,
    method: Order['method'] = 'card',
  ): Promise<Order> {
    if (this.setting.guest && (fresh || tab.ticket === null)) tab.ticket = await this.lookUp(tab.ticket);
    if (fresh || tab.balances.size === 0) {
      const balances = new Map<string, number>();
      for (const billId of billIds) balances.set(billId, await this.world.ledger.balanceOf(billId));
      tab.balances = balances;
    }
    const items = wanted
      .map((billId) => ({ billId, amount: tab.balances.get(billId) ?? 0 }))
      .filter(({ amount }) => amount > 0);
    return { accountId, items, method, guest: tab.ticket };
  }

  /** A guest finds their bills; the permission to pay them, or `before` where that was asked too often. */
  async lookUp(before: string | null): Promise<string | null> {
    const proof = { accountNumber: '28624', customerNumber: '405583' };
    return this.world.utility.guestBills({ proof }).then(
      ({ ticket }) => ticket,
      () => before,
    );
  }

  /** The payer's machine sleeps for days; its pages wake. */
  async sleep(days: number): Promise<void> {
    await this.clock.sleep(days * 86_400_000);
    for (const { desk } of [...this.tabs]) desk.wake();
  }

  async signIn(): Promise<void> {
    if (this.setting.guest) return;
    this.world.sessions.hold(await this.world.utility.startSession('flowerpower'));
  }

  #note(key: string, state: PaymentState & { at: 'review' }): void {
    const { items, amount, fee, total } = state.quote;
    this.confirmed.set(key, {
      items: items.map((item) => ({ billId: item.billId, amount: item.amount })),
      ...{ amount, fee, total },
      duplicate: state.confirmedDuplicate,
      method: state.order.method,
    });
  }

  #frameOf(tab: PayerTab): Capture {
    return {
      capture: async () => {
        await Promise.resolve();
        const { typed } = tab;
        if (typed === null) throw new Error('the frame does not answer');
        const state = tab.desk.state.value;
        const bank = 'order' in state && state.order?.method === 'bank-account';
        // The frame asks for what the payer has chosen to pay with.
        const fits = typed === 'misspelt' || typed.startsWith('bank-') === bank;
        return tokenOf(this.processor, fits ? typed : bank ? 'bank-posts' : 'paid');
      },
      challenge: (challenge) => {
        this.challenges.add(challenge);
        return new Promise((resolve) => {
          tab.question = { challenge, answer: resolve };
        });
      },
      clear: () => undefined,
    };
  }

  #listen(tab: PayerTab): void {
    let before = tab.desk.state.value;
    tab.desk.state.subscribe(() => {
      if (!tab.browserTab.alive) return;
      const now = tab.desk.state.value;
      const key = intentOf(before)?.key ?? null;
      before = now;
      this.#mutant?.changed?.(tab, now);
      if (key !== null) this.#hear(key, now);
    });
  }

  #hear(key: string, state: PaymentState): void {
    if (state.at === 'paid') {
      const { total } = state.receipt;
      this.claims.push({ key, says: 'paid', total });
      // Judged by the book of this very moment: what becomes true later was not true when it was said.
      void this.world.ledger.chargesFor(key).then((charges) => {
        if (charges.length !== 1 || charges[0]?.reversed)
          this.violations.push(
            `said "paid" of ${key} with ${charges.filter(({ reversed }) => !reversed).length} charges in the book`,
          );
      });
    } else if (state.at === 'declined' || state.at === 'cancelled') {
      this.claims.push({ key, says: 'not charged', total: null });
    } else if (intentOf(state) === null) {
      this.claims.push({ key, says: 'with the utility', total: null });
    }
  }
}
