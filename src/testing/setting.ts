import type { UtilityAdapter } from '../adapter/port.js';
import type { Send } from '../adapter/send.js';
import type { Bill, Capability, PaymentItem, PortalConfig } from '../contract/index.js';
import { pause, randomId, systemClock, type Clock } from '../core/clock.js';
import { isUtilityError, type ErrorKind, type UtilityError } from '../core/errors.js';
import { openBrowser, type Browser } from './browser.js';
import { ConformanceFailure, NotJudged, NotOffered, check, fact, spelled } from './case.js';
import type { ConformanceFacts, Credentials } from './facts.js';
import { behind, watched } from './watched.js';

/** What an adapter is made with. One that speaks HTTP sends by `send` and waits by `clock`, so that the suite can stand in between. */
export interface ConnectTools {
  /** `fetch` with cookies of its own, as a new browser has it. Needs Node: pages of a browser share theirs. */
  readonly send: Send;
  readonly clock: Clock;
}

export interface ConformanceOptions {
  /**
   * Makes the adapter of a new browser: signed out, and sharing nothing with those before it. One that speaks HTTP of its own needs no
   * `http` below: it is judged by what it sends with `send`.
   */
  readonly connect: (tools: ConnectTools) => UtilityAdapter | Promise<UtilityAdapter>;
  readonly facts: ConformanceFacts;
  /** For a backend that speaks the contract over HTTP: its cases are run as well. Needs Node, where a program may set `Origin`. */
  readonly http?: {
    /** The portal’s base address. */
    readonly base: string;
    /** Origin of a page that may call. */
    readonly origin: string;
    /** By default `fetch`. */
    readonly send?: Send;
  };
  /** Has the test system end every session, as a restart does. */
  readonly endSessions?: () => Promise<void>;
  /** Reads the messages of a test system, the newest first. By default from `registration.mailbox` of the facts. */
  readonly readMail?: () => Promise<readonly Mail[]>;
}

export interface Mail {
  readonly to: string;
  readonly link: string | null;
  readonly code: string | null;
}

type Ports = Omit<UtilityAdapter, 'id' | 'getPortal'>;
type Port = keyof Ports;

const portOf: Readonly<Record<Capability, Port>> = {
  'sign-in': 'session',
  registration: 'registration',
  accounts: 'accounts',
  linking: 'linking',
  bills: 'bills',
  payments: 'payments',
  'guest-payment': 'guest',
  usage: 'usage',
};

/** Never aborted. */
export const live = new AbortController().signal;

/** A request through a browser, as the network cases see it. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What the cases of one suite share: who is signed in, and which bills are in use. */
export interface Setting {
  readonly options: ConformanceOptions;
  readonly facts: ConformanceFacts;
  portal(): Promise<PortalConfig>;
  /** A new browser’s adapter. `between` may answer in the network’s place. */
  visitor(between?: (next: Send) => Send): Promise<UtilityAdapter>;
  browser(): Browser;
  /** A port that the portal offers. */
  offered<P extends Port>(adapter: UtilityAdapter, capability: Capability): NonNullable<UtilityAdapter[P]>;
  /** Throws `NotOffered` where the portal does not have it. */
  need(capability: Capability): Promise<void>;
  /** Signs a new browser in. */
  signedIn(who?: Credentials, between?: (next: Send) => Send): Promise<UtilityAdapter>;
  /** One resident’s browser for all that only reads or pays. */
  resident(): Promise<UtilityAdapter>;
  accountId(): Promise<string>;
  /** An open bill that no other case uses, and what may be paid of it. */
  openBill(): Promise<{ readonly bill: Bill; readonly item: PaymentItem }>;
  /** The same bill as it is now, paid or not. */
  billNow(id: string): Promise<Bill>;
  mail(): Promise<readonly Mail[]>;
  random(): string;
}

/** A promise that is kept for those who ask again; a failed one is tried anew. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error as Error;
    });
    return made;
  };
}

/** Waits between attempts are not waited for; deadlines, which are longer, stand. */
const hurried: Clock = {
  ...systemClock,
  after: (ms, task) => systemClock.after(ms <= 5_000 ? 0 : ms, task),
};

export function createSetting(options: ConformanceOptions): Setting {
  const { facts, http } = options;
  const used = new Set<string>();

  const browser = (): Browser => openBrowser(http?.origin ?? null, http?.send);

  const visitor = async (between: (next: Send) => Send = (next) => next): Promise<UtilityAdapter> => {
    const send = between(browser().send);
    let last: Response | undefined;
    const noting: Send = async (url, init) => {
      const answer = await send(url, init);
      // Another to read, should it turn out to be wrong.
      last = answer.clone();
      return answer;
    };
    const adapter = await options.connect({ send: noting, clock: hurried });
    return watched(adapter, () => last?.json() ?? Promise.reject(new Error('Nothing was heard')));
  };

  const portal = once(async () => (await visitor()).getPortal(live));

  const need = async (capability: Capability): Promise<void> => {
    const { capabilities } = await portal();
    if (!capabilities.includes(capability)) throw new NotOffered(`the portal does not offer ${capability}`);
  };

  const offered = <P extends Port>(adapter: UtilityAdapter, capability: Capability) => {
    const port = adapter[portOf[capability]];
    check(port !== undefined, `The portal offers ${capability} and the adapter has no such port`);
    return port as NonNullable<UtilityAdapter[P]>;
  };

  const signedIn: Setting['signedIn'] = async (who, between) => {
    await need('sign-in');
    const { identifier, password } = who ?? fact(facts.resident, 'resident');
    const adapter = await visitor(between);
    const session = offered<'session'>(adapter, 'sign-in');
    const { step } = await session.signIn({ identifier, password, remember: false }, live);
    check(step === 'signed-in', `Signing in as the test resident came to "${step}"`);
    return adapter;
  };

  const resident = once(() => signedIn());

  const accountId = once(async () => {
    await need('accounts');
    const { accounts } = await offered<'accounts'>(await resident(), 'accounts').listAccounts(live);
    const [first] = accounts;
    if (!first) throw new NotJudged('the test resident has no account');
    return first.id;
  });

  const bills = async (past: boolean): Promise<readonly Bill[]> => {
    await need('bills');
    const port = offered<'bills'>(await resident(), 'bills');
    return (await port.listBills({ accountId: await accountId(), past }, live)).bills;
  };

  return {
    ...{ options, facts, portal, visitor, browser, need, offered, signedIn, resident, accountId },
    openBill: async () => {
      const partial = (await portal()).payments?.partial === true;
      const bill = (await bills(false)).find(
        ({ id, balance, pending }) => balance > 0 && pending === 0 && !used.has(id),
      );
      if (!bill) throw new NotJudged('the test resident has no further open bill');
      used.add(bill.id);
      // A little of it, where that is allowed: a test system can be used for longer.
      const amount = partial ? Math.min(bill.balance, 100) : bill.balance;
      return { bill, item: { billId: bill.id, amount } };
    },
    billNow: async (id) => {
      const found = (await bills(true)).find((bill) => bill.id === id);
      check(found !== undefined, 'A bill that was there is not among all bills any more');
      return found;
    },
    mail: async () => {
      if (options.readMail) return options.readMail();
      const mailbox = fact(facts.registration?.mailbox, 'registration.mailbox');
      const base = http && `${http.base.replace(/\/+$/, '')}/`;
      if (!URL.canParse(mailbox, base))
        throw new NotJudged(
          'the fact registration.mailbox is no whole address, and there is no portal’s to begin with',
        );
      const address = new URL(mailbox, base).href;
      const answer = await browser().send(address, { method: 'GET' });
      return ((await answer.json()) as { readonly messages: readonly Mail[] }).messages;
    },
    random: () => {
      const letters = randomId(systemClock, 8).replace(/\d/g, 'x');
      return letters.toLowerCase();
    },
  };
}

/** What a refusal tells a caller: what may not differ where two have to look alike. */
export const told = ({ kind, code, status, fields, retryAfterSeconds }: UtilityError): string =>
  spelled({ kind, code, status: status ?? null, fields, waits: retryAfterSeconds !== undefined });

/** A backend that has been asked too often is right to refuse, and has to be asked again later. */
export function tooOften({ code, retryAfterSeconds }: UtilityError): void {
  if (code !== 'rate-limited') return;
  const when = retryAfterSeconds === undefined ? 'later' : `after ${retryAfterSeconds} seconds`;
  throw new NotJudged(`the backend has been asked too often, and wants to be asked again ${when}`);
}

/** The error with which something is refused. Fails where it is not refused, or otherwise than `wanted`. */
export async function refused(
  work: Promise<unknown>,
  wanted: { readonly kind?: ErrorKind; readonly code?: string | readonly string[] },
  what: string,
): Promise<UtilityError> {
  let answer: unknown;
  try {
    answer = await work;
  } catch (error) {
    if (!isUtilityError(error)) throw error;
    const codes = wanted.code === undefined ? undefined : [wanted.code].flat();
    const fits =
      (wanted.kind === undefined || error.kind === wanted.kind) &&
      (codes === undefined || codes.includes(error.code));
    if (!fits) tooOften(error);
    const seen = `${error.kind}/${error.code}${behind(error)}`;
    const asked = `${wanted.kind ?? 'any kind'}/${codes?.join(' or ') ?? 'any code'}`;
    check(fits, `${what} was refused as ${seen}. It has to be ${asked}`);
    return error;
  }
  throw new ConformanceFailure(`${what} was not refused: ${spelled(answer)}`);
}

/** Rejects where something takes longer than anybody may be kept waiting; `ms` of real time. */
export async function soon<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  const stop = new AbortController();
  const late = pause(systemClock, ms, stop.signal).then(() => {
    throw new ConformanceFailure(`${what} was not answered within ${ms} ms`);
  });
  return Promise.race([work, late]).finally(() => stop.abort());
}
