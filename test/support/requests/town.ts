import { agreementText, sha256 } from '../../../src/core/agreement.js';
import type { PaymentRequest, PortalConfig, Quote } from '../../../src/contract/index.js';
import type { World } from '../../../mock-api/transports/worlds.js';
import type { SessionCarrier } from '../../../mock-api/handlers/session-carrier.js';

/** Chance, as whoever makes requests needs it. */
export interface Dice {
  /** From 0 up to 1. */
  next(): number;
  chance(share: number): boolean;
  pick<T>(values: readonly T[]): T | undefined;
  /** Letters that stand nowhere else. */
  word(): string;
}

export function dice(next: () => number): Dice {
  return {
    next,
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)],
    word: () => Array.from({ length: 10 }, () => 'abcdefghijklmnop'[Math.floor(next() * 16)]).join(''),
  };
}

interface Sent {
  readonly key: string;
  readonly request: unknown;
}

/** A session that whoever asks holds or lays down. */
export interface Pocket extends SessionCarrier {
  held: string | null;
  /** Every session that has begun here. */
  readonly begun: string[];
}

export function pocket(): Pocket {
  const own: Pocket = {
    held: null,
    begun: [],
    read: () => own.held,
    start: (_, id) => {
      own.held = id;
      own.begun.push(id);
      return undefined;
    },
    end: () => {
      own.held = null;
    },
  };
  return own;
}

type Answers = Readonly<Record<string, string>>;
type Kind = 'account' | 'ticket' | 'guest' | 'pending' | 'token' | 'registration';
/** Fits every policy of the simulated cities. */
const password = 'Rain-barrel-9xy';
const tokens = [
  ...['paid', 'card-declined', 'insufficient-funds', 'card-expired', 'security-code-wrong'],
  ...['processor-refused', 'processing', 'challenge', 'bank-posts', 'bank-returned', 'bank-refused'],
];

/** Somebody in one simulated city, who keeps what was answered and asks for what may be there. */
export class Town {
  readonly world: World<Pocket>;
  /** What somebody would do next, who got an answer. */
  next: string | undefined;
  readonly #dice: Dice;
  readonly #known: Record<Kind, string[]> = {
    ...{ account: [], ticket: [], guest: [], pending: [], token: [], registration: [] },
  };
  readonly #bills = new Map<string, { readonly accountId: string; readonly balance: number }>();
  readonly #quotes: { readonly quote: Quote; readonly guest?: string }[] = [];
  readonly #sent: Sent[] = [];
  readonly #closed: string[] = [];
  readonly #users: { readonly identifier: string; readonly password: string }[];
  #challenge: { readonly id: string; readonly answer: string } | undefined;

  constructor(world: World<Pocket>, own: Dice) {
    this.world = world;
    this.#dice = own;
    this.#users = [...world.tenant.users];
    this.#known.account.push(...world.tenant.accounts.map(({ id }) => id));
  }

  get #portal(): PortalConfig {
    return this.world.tenant.portal;
  }

  #one(kind: Kind): string {
    return this.#recent(this.#known[kind]) ?? this.#dice.word();
  }

  /** Mostly one of the last, as people do. */
  #recent<T>(values: readonly T[]): T | undefined {
    return this.#dice.pick(this.#dice.chance(0.7) ? values.slice(-3) : values);
  }

  /** An id that may be there, for a member of a path. */
  id(name: string): string {
    if (name !== 'billId') return this.#one('account');
    return this.#recent([...this.#bills.keys()]) ?? this.#dice.word();
  }

  /** What somebody would put into a body, and the key that goes with it: the city may well take it. */
  async request(operation: string): Promise<{ readonly body: unknown; readonly key?: string }> {
    switch (operation) {
      case 'signIn':
        return { body: this.#signIn() };
      case 'register':
        return { body: await this.#register() };
      case 'verify':
        return { body: await this.#verify() };
      case 'resendVerification':
        return { body: await this.#resend() };
      case 'searchAccounts':
        return { body: { proof: this.#proof(this.#portal.linking?.fields ?? []) } };
      case 'linkAccount':
        return { body: { ticket: this.#one('ticket'), remember: this.#dice.chance(0.5) } };
      case 'findGuestBills':
        return { body: { proof: this.#proof(this.#portal.guestPayment?.fields ?? []) } };
      case 'quotePayment':
        return { body: this.#quote() };
      case 'pay':
        return this.#pay();
      case 'resolvePayment':
        return { body: { key: this.#resolve() } };
      default:
        return { body: {} };
    }
  }

  /** Takes note of a payment that was asked for, as it was sent. */
  paid(key: string, request: unknown): void {
    this.#sent.push({ key, request });
  }

  /** Takes note of an answer. */
  heard(operation: string, request: unknown, body: unknown): void {
    const answer = body as Record<string, never>;
    const keep = (kind: Kind, value: unknown): void => {
      if (typeof value === 'string') this.#known[kind].push(value);
    };
    switch (operation) {
      case 'getChallenge': {
        const { id, question } = answer as unknown as { id: string; question: Record<string, string> };
        this.#challenge = { id, answer: (question['en'] ?? '').replace(/\D/g, '') };
        return;
      }
      case 'pay':
        // The same again, as people do who have not read what came.
        this.next = 'quotePayment';
        return;
      case 'signIn':
        this.next = 'listBills';
        return;
      case 'listBills':
      case 'findGuestBills': {
        this.next = 'quotePayment';
        const list = (operation === 'listBills' ? answer : answer['bills']) as unknown as {
          accountId: string;
          bills: { id: string; balance: number }[];
        };
        if (operation === 'findGuestBills') keep('guest', answer['ticket']);
        for (const { id, balance } of list.bills) this.#bills.set(id, { accountId: list.accountId, balance });
        return;
      }
      case 'searchAccounts':
        this.next = 'linkAccount';
        for (const { ticket } of answer['found'] as unknown as { ticket: string }[]) keep('ticket', ticket);
        return;
      case 'quotePayment': {
        const { guest } = request as { guest?: string };
        this.next = 'pay';
        this.#quotes.push({ quote: answer as unknown as Quote, ...(guest === undefined ? {} : { guest }) });
        return;
      }
      case 'resolvePayment':
        if ((answer as { status?: unknown }).status === 'closed') {
          const { key } = request as { key: string };
          // What no header can carry cannot be paid under.
          if (/^[\x21-\x7e]+$/.test(key)) this.#closed.push(key);
        }
        return;
      case 'register':
      case 'verify':
        keep('pending', answer['id']);
        keep('registration', answer['ticket']);
        return;
      default:
    }
  }

  #signIn() {
    const user = this.#dice.chance(0.5)
      ? this.#dice.pick(this.world.tenant.users)
      : this.#recent(this.#users);
    const right = this.#dice.chance(0.75);
    return {
      identifier: user && this.#dice.chance(0.95) ? user.identifier : this.#dice.word(),
      password: right ? (user?.password ?? password) : 'wrong',
      remember: this.#dice.chance(0.3),
    };
  }

  #answerOf(kind: string): string {
    const account = this.#dice.pick(this.world.tenant.accounts);
    const known = this.#dice.chance(0.15);
    switch (kind) {
      case 'user-name':
        return known ? (this.#users[0]?.identifier ?? '') : this.#dice.word();
      case 'email':
        return known ? (this.world.tenant.users[0]?.email ?? '') : `${this.#dice.word()}@residents.example`;
      case 'password':
        return password;
      case 'mobile':
        return '555-555-0142';
      case 'account-number':
        return this.#dice.chance(0.2) ? '1010101' : (account?.number ?? '');
      case 'customer-number':
        return this.#dice.chance(0.1) ? '1010101' : (account?.customerNumber ?? '');
      case 'last-name':
      case 'name-or-amount':
        return this.#dice.chance(0.2) ? 'Nobody' : (account?.customerName ?? '');
      case 'choice':
        return 'yes';
      default:
        return 'Under the gutter';
    }
  }

  #proof(fields: readonly { readonly name: string; readonly kind: string }[]): Answers {
    const all = Object.fromEntries(fields.map(({ name, kind }) => [name, this.#answerOf(kind)]));
    // Mostly those of one account.
    const account = this.#dice.pick(this.world.tenant.accounts);
    if (!account || this.#dice.chance(0.3)) return all;
    const right: Answers = {
      ...{ 'account-number': account.number, 'customer-number': account.customerNumber },
      ...{ 'last-name': account.customerName, 'name-or-amount': account.customerName },
    };
    return Object.fromEntries(fields.map(({ name, kind }) => [name, right[kind] ?? all[name] ?? '']));
  }

  async #register() {
    const { registration } = this.#portal;
    const fields = registration?.steps.flatMap((step) => step.fields) ?? [];
    const proof = this.#proof(fields.filter(({ kind }) => kind.endsWith('-number')));
    const answers: Record<string, string> = {
      ...Object.fromEntries(fields.map(({ name, kind }) => [name, this.#answerOf(kind)])),
      ...proof,
    };
    const challenge = this.#challenge;
    const right = this.#dice.chance(0.85);
    const identifier =
      fields.find(({ kind }) => kind === 'user-name') ?? fields.find(({ kind }) => kind === 'email');
    this.#users.push({ identifier: answers[identifier?.name ?? ''] ?? '', password });
    const ticket = this.#dice.chance(0.4) ? this.#recent(this.#known.registration) : undefined;
    return {
      ...{ answers, locale: 'en' },
      ...(ticket === undefined ? {} : { ticket }),
      ...(registration?.terms ? { termsVersion: registration.terms.version } : {}),
      ...(challenge ? { challenge: right ? challenge : { ...challenge, answer: '0' } } : {}),
    };
  }

  async #mail() {
    const mail = this.#dice.pick((await this.world.utility.mailbox()).slice(0, 4));
    return { code: mail?.code ?? '0', token: mail?.link?.split('=').at(-1) ?? this.#dice.word() };
  }

  async #verify() {
    const { code, token } = await this.#mail();
    if (this.#dice.chance(0.7)) return { token };
    return { id: this.#one('pending'), code: this.#dice.chance(0.6) ? code : '0' };
  }

  async #resend() {
    if (this.#dice.chance(0.3)) return { token: (await this.#mail()).token };
    const email = `${this.#dice.word()}@residents.example`;
    return { id: this.#one('pending'), ...(this.#dice.chance(0.3) ? { email } : {}) };
  }

  #quote() {
    const entries = [...this.#bills].filter(([, { balance }]) => balance > 0 || this.#dice.chance(0.05));
    const [billId, bill] = this.#recent(entries) ?? [this.#dice.word(), undefined];
    const whole = bill?.balance ?? 100;
    const amount = this.#dice.pick([whole, whole, whole, 1, 100, whole + 1, 0]) ?? whole;
    const guest = this.#dice.chance(0.25) ? this.#one('guest') : undefined;
    return {
      accountId: bill?.accountId ?? this.#one('account'),
      items: [{ billId, amount }],
      method: this.#dice.chance(0.7) ? 'card' : 'bank-account',
      ...(guest === undefined ? {} : { guest }),
    };
  }

  async #pay() {
    const before = this.#recent(this.#sent);
    if (before && this.#dice.chance(0.25)) {
      const other = { ...(before.request as object), reference: this.#dice.word() };
      return { body: this.#dice.chance(0.6) ? before.request : other, key: before.key };
    }
    const found = this.#recent(this.#quotes);
    const closed = this.#dice.chance(0.1) ? this.#recent(this.#closed) : undefined;
    const key = closed ?? this.#dice.word();
    if (!found) return { body: { reference: this.#dice.word() }, key };
    const { quote, guest } = found;
    const wanted = tokens.filter(
      (token) => token.startsWith('bank-') === (quote.authorization !== undefined),
    );
    const token = this.#dice.chance(0.1) ? this.#dice.word() : `test-${this.#dice.pick(wanted) ?? 'paid'}`;
    const lastFour = { 'test-bank-posts': '1234', 'test-bank-returned': '5678' }[token] ?? '9012';
    const { authorization } = quote;
    const body: PaymentRequest = {
      ...{ reference: this.#dice.word(), quoteId: quote.id, accountId: quote.accountId },
      items: quote.items.map(({ billId, amount }) => ({ billId, amount })),
      total: quote.total - (this.#dice.chance(0.07) ? 1 : 0),
      method: { kind: authorization ? 'bank-account' : 'card', token },
      confirmedDuplicate: this.#dice.chance(0.3),
      ...(guest === undefined ? {} : { guest }),
      ...(authorization
        ? {
            authorization: {
              ...{ id: authorization.id, version: authorization.version, locale: 'en' },
              hash: await sha256(agreementText(authorization.text, 'en', lastFour)),
            },
          }
        : {}),
    };
    return { body, key };
  }

  #resolve(): string {
    return (this.#dice.chance(0.7) ? this.#recent(this.#sent)?.key : undefined) ?? this.#dice.word();
  }
}
