/** What every story stands on: a simulated utility of its own, reached by a provider of its own. */
import { html, type TemplateResult } from 'lit';
import { momentIn } from '../mock-api/domain/zone.js';
import { offsetClock } from '../mock-api/domain/clock.js';
import type { Tenant } from '../mock-api/domain/tenant.js';
import type { FaultRule } from '../mock-api/faults/fault.js';
import type { HeldSession } from '../mock-api/handlers/session-carrier.js';
import { pleasanton } from '../mock-api/tenants/pleasanton.js';
import { createInPageFetch } from '../mock-api/transports/in-page.js';
import type { World } from '../mock-api/transports/worlds.js';
import type { UtilityAdapter } from '../src/adapter/port.js';
import type { Send } from '../src/adapter/send.js';
import { createRestAdapter } from '../src/adapter/rest/rest.js';
import { UtilityClient } from '../src/client/client.js';
import { pageSlot } from '../src/client/page-slot.js';
import { browserTabs } from '../src/client/tabs.js';
import { randomId, randomKey, systemClock, type Clock } from '../src/core/clock.js';
import { cardPageProcessor, tokenFor } from '../mock-api/processor/serverless/tokens.js';
import { testCards, type CardScenario } from '../mock-api/processor/test-cards.js';
import { wayTo } from './network.js';
import { toolbarScenario } from './toolbar.js';
import '../src/widgets/provider/define.js';

export interface StageOptions {
  /** Scenarios of the simulated utility, joined by `+`. */
  readonly scenario?: string;
  /** What goes wrong beyond the scenario, from the first request on. */
  readonly faults?: readonly FaultRule[];
  /** Null: nobody is signed in. */
  readonly signedInAs?: string | null;
  /**
   * The number that the card form holds; `empty` for an empty form, `silent` for a frame that never answers, `refused` for one of the
   * page's own origin, which the widget does not let in.
   */
  readonly card?: string;
  /** The clock of everything on this side of the network. */
  readonly clock?: Clock;
  /** Another utility than the usual one. */
  readonly tenant?: (tenant: Tenant) => Tenant;
  /** Another adapter than the usual one; its id stays. */
  readonly adapt?: (usual: UtilityAdapter) => UtilityAdapter;
  /** Stands between the adapter and the simulated utility. */
  readonly send?: (usual: Send) => Send;
}

export interface Stage {
  readonly adapter: UtilityAdapter;
  readonly client: UtilityClient;
  /** The utility behind it: its ledger, its faults and its clock. */
  readonly world: World<HeldSession>;
  /** Time goes on for the utility and its payment processor, in milliseconds. */
  later(ms: number): void;
  /** As if another window of the resident had changed what is owed. */
  elsewhere(): void;
}

const visit = randomId(systemClock, 6).toLowerCase();
let stages = 0;

/**
 * The page's other name on this machine. A frame of the page's own origin is refused, so that the card page needs one; where there is
 * none, the stories show the card form as refused.
 */
function otherOrigin(): string {
  const { protocol, hostname, port, origin } = location;
  const other = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[hostname];
  return other === undefined ? origin : `${protocol}//${other}${port === '' ? '' : `:${port}`}`;
}

function cardSource(card: string): string {
  const page =
    card === 'silent'
      ? 'card-page/silent.html'
      : `card-page/card.html${card === 'empty' ? '' : `?card=${card}`}`;
  const folder = new URL('.', document.baseURI).pathname;
  return `${card === 'refused' ? location.origin : otherOrigin()}${folder.replace(/wtr-test.*$/, '')}${page}`;
}

function withCard(tenant: Tenant, card: string): Tenant {
  const { payments } = tenant.portal;
  if (!payments) return tenant;
  const capture = { mode: 'hosted-fields' as const, src: cardSource(card) };
  return { ...tenant, portal: { ...tenant.portal, payments: { ...payments, capture } } };
}

export function stage(options: StageOptions = {}): Stage {
  const {
    scenario = '',
    faults = [],
    signedInAs = 'flowerpower',
    card = 'empty',
    clock = systemClock,
  } = options;
  stages += 1;
  // Another address at every visit: a payment that a story left open is not taken up by the next one.
  const base = `https://stage-${visit}-${stages}.example`;
  const usual = withCard(pleasanton({ processorBase: otherOrigin() }), card);
  const bank = offsetClock(clock, momentIn('UTC', '2016-12-13T00:12'));
  const inPage = createInPageFetch({
    base,
    clock,
    tenants: { city: options.tenant?.(usual) ?? usual },
    processor: cardPageProcessor(bank),
    ...(signedInAs === null ? {} : { signedInAs }),
  });
  const scenarios = [scenario, toolbarScenario()].filter((name) => name !== '').join('+');
  const segment = scenarios === '' ? 'city' : `city@${scenarios}`;
  const world = inPage.world(segment);
  world.faults.add(...faults);
  const way = wayTo(base, inPage);
  const rest = createRestAdapter({
    base: `${base}/${segment}`,
    clock,
    send: options.send?.(way) ?? way,
  });
  const adapter = options.adapt?.(rest) ?? rest;
  const client = new UtilityClient({ adapter, clock });
  // A provider finds a client by its adapter, and this one keeps the stage's time.
  pageSlot().clients.set(adapter.id, client);
  return {
    adapter,
    client,
    world,
    later(ms) {
      world.clock.advance(ms);
      bank.advance(ms);
    },
    elsewhere() {
      browserTabs(adapter.id).say({ type: 'bills-changed' });
    },
  };
}

/** A provider of the stage with these widgets in it. */
export const onStage = ({ adapter }: Stage, widgets: TemplateResult): TemplateResult =>
  html`<utility-provider .adapter=${adapter}>${widgets}</utility-provider>`;

/** A backend that cannot be asked what became of a payment. */
export function withoutResolve({ payments, ...usual }: UtilityAdapter): UtilityAdapter {
  if (!payments) return usual;
  const { resolve: _, ...rest } = payments;
  return { ...usual, payments: rest };
}

/** A fault at every call of an operation. */
export const failing = (operation: string, fault: FaultRule['fault'], times = Infinity): FaultRule => ({
  match: { operation },
  fault,
  times,
});

/**
 * A clock for stories of states that take their time: `factor` times as fast up to waits of `upTo` milliseconds, and longer ones never
 * end, so that the state stays to be looked at.
 */
export const hurriedClock = (factor: number, upTo: number): Clock => ({
  ...systemClock,
  after: (ms, task) => (ms > upTo ? () => undefined : systemClock.after(ms / factor, task)),
});

/**
 * The same resident pays a bill in another place, with a card of this fate: what is owed of it, or `amount` minor units.
 * Gives the payment's key.
 */
export async function payElsewhere(
  { world: { utility } }: Stage,
  billId: string,
  fate: CardScenario = 'processing',
  amount?: number,
): Promise<string> {
  const session = await utility.startSession('flowerpower');
  const { bill } = await utility.bill(session, billId);
  const { accountId } = bill;
  const items = [{ billId, amount: amount ?? bill.balance - bill.pending }];
  const { id, total } = await utility.quote(session, { accountId, items, method: 'card' });
  const card = testCards.find(({ scenario }) => scenario === fate);
  if (!card) throw new RangeError(`No test card is for ${fate}`);
  const key = randomKey(systemClock);
  const reference = randomId(systemClock, 8);
  const method = { kind: 'card' as const, token: tokenFor(card, reference) };
  await utility.pay(session, key, {
    reference,
    quoteId: id,
    accountId,
    items,
    total,
    method,
    confirmedDuplicate: false,
  });
  return key;
}

/** What a page leaves in the browser that was closed before its payment had ended. */
export function leaveOpen({ adapter }: Stage, key: string): void {
  const intent = { reference: 'BCDF-2345', key, startedAt: momentIn('UTC', '2016-12-13T00:12') };
  localStorage.setItem(`utility-widgets:${adapter.id}:intent:${intent.reference}`, JSON.stringify(intent));
}

/** A browser that keeps nothing for this stage's utility, as where its user does not allow site data. */
export function refuseStorage({ adapter }: Stage): void {
  const proto: { setItem: (this: Storage, name: string, value: string) => void } = Storage.prototype;
  const { setItem } = proto;
  proto.setItem = function (name, value) {
    if (name.includes(`${adapter.id}:`)) throw new DOMException('No site data', 'QuotaExceededError');
    setItem.call(this, name, value);
  };
}
