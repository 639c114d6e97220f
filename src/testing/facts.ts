/** Who can sign in. */
export interface Credentials {
  readonly identifier: string;
  readonly password: string;
}

type Answers = Readonly<Record<string, string>>;

/**
 * What the suite has to know of a test system, as plain data: a JSON file holds it as well. Everything may be left out; a case that
 * lacks a fact is reported as not judged. Never use a system in which real money moves or real people live.
 */
export interface ConformanceFacts {
  /** How sessions travel over HTTP; by default in a cookie. */
  readonly session?: 'cookie' | 'bearer';
  /** A resident with at least one account and, for payments, with open bills: each run pays a few of them. */
  readonly resident?: Credentials;
  /** Another one, with other accounts. */
  readonly otherResident?: Credentials;
  /** One whose address is not verified yet. */
  readonly unverified?: Credentials;
  /** One whose sign-in may be locked for a while by wrong passwords. */
  readonly lockable?: Credentials;
  readonly linking?: {
    /** Answers, by the field names of the portal, that find an account which the resident has not linked. */
    readonly proof: Answers;
    /** Where the first answer is right and another one wrong. */
    readonly wrongProof?: Answers;
    /** Of no account at all. */
    readonly unknownProof?: Answers;
    /** The customer’s whole name, which no answer may show. */
    readonly customerName?: string;
  };
  readonly guest?: {
    /** Answers that find an account with open bills. */
    readonly proof: Answers;
    readonly wrongProof?: Answers;
    readonly unknownProof?: Answers;
    /** What no answer may show whole. */
    readonly customerName?: string;
    readonly serviceAddress?: string;
    readonly accountNumber?: string;
    /** How many look-ups go through before one is refused. The suite uses them up. */
    readonly mostLookUps?: number;
  };
  readonly registration?: {
    /** Answers to the first part, by field name. `{random}` becomes eight random letters each time. */
    readonly answers: Answers;
    /** Answers to the parts after it, where there are any. */
    readonly laterAnswers?: readonly Answers[];
    /** An e-mail address that is registered already. */
    readonly knownEmail?: string;
    /** A user name that is taken, where the portal has user names. */
    readonly takenUserName?: string;
    /** How a test system’s question is answered: by the digits in it. */
    readonly challenge?: 'digits';
    /**
     * Where messages can be read: an address, absolute or below the portal’s, that answers
     * `{ messages: [{ to, link, code }] }`, the newest first. `to` is whom it was sent to, `link` and `code` are what confirms the
     * address, or null.
     */
    readonly mailbox?: string;
  };
  /** Tokens of the processor’s test mode, which may be used any number of times. */
  readonly payment?: {
    readonly paid?: string;
    readonly processing?: string;
    readonly actionRequired?: string;
    /** By reason; see `Declined` in the OpenAPI document. */
    readonly declined?: Answers;
    /** From a bank account, with its last four digits. */
    readonly bank?: { readonly token: string; readonly lastFour: string };
    readonly bankRefused?: { readonly token: string; readonly lastFour: string };
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Shape = { readonly [key: string]: 'text' | 'number' | 'texts' | 'text-lists' | Shape };

const credentials: Shape = { identifier: 'text', password: 'text' };
const bank: Shape = { token: 'text', lastFour: 'text' };
const proofs: Shape = { proof: 'texts', wrongProof: 'texts', unknownProof: 'texts', customerName: 'text' };
const shape: Shape = {
  session: 'text',
  resident: credentials,
  otherResident: credentials,
  unverified: credentials,
  lockable: credentials,
  linking: proofs,
  guest: { ...proofs, serviceAddress: 'text', accountNumber: 'text', mostLookUps: 'number' },
  registration: {
    answers: 'texts',
    laterAnswers: 'text-lists',
    ...{ knownEmail: 'text', takenUserName: 'text', challenge: 'text', mailbox: 'text' },
  },
  payment: {
    ...{ paid: 'text', processing: 'text', actionRequired: 'text', declined: 'texts' },
    ...{ bank, bankRefused: bank },
  },
};
/** What a group of facts is worth nothing without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  resident: ['identifier', 'password'],
  otherResident: ['identifier', 'password'],
  unverified: ['identifier', 'password'],
  lockable: ['identifier', 'password'],
  linking: ['proof'],
  guest: ['proof'],
  registration: ['answers'],
  'payment.bank': ['token', 'lastFour'],
  'payment.bankRefused': ['token', 'lastFour'],
};

const isTexts = (value: unknown): boolean =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');

function faults(value: unknown, wanted: Shape, at: string): string[] {
  if (!isRecord(value)) return [`${at || 'The whole'} has to be an object.`];
  const missing = (needed[at] ?? []).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => `${at} has to have ${key}.`),
    ...Object.keys(value).flatMap((key) => {
      const path = at === '' ? key : `${at}.${key}`;
      const kind = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
      const given = value[key];
      if (kind === undefined) return [`${path} is no fact; there are ${Object.keys(wanted).join(', ')}.`];
      if (typeof kind === 'object') return faults(given, kind, path);
      if (kind === 'text') return typeof given === 'string' ? [] : [`${path} has to be text.`];
      if (kind === 'number') return typeof given === 'number' ? [] : [`${path} has to be a number.`];
      const fits = kind === 'texts' ? isTexts(given) : Array.isArray(given) && given.every(isTexts);
      return fits ? [] : [`${path} has to be ${kind === 'texts' ? '' : 'a list of '}texts by name.`];
    }),
  ];
}

/** What is wrong with facts that were read from a file, one sentence each; none where they can be used. */
export function faultsOfFacts(value: unknown): readonly string[] {
  const found = faults(value, shape, '');
  const session = isRecord(value) ? value['session'] : undefined;
  const kinds = [undefined, 'cookie', 'bearer'];
  return kinds.includes(session as string) ? found : [...found, 'session has to be "cookie" or "bearer".'];
}
