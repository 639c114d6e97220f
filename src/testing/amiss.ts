import * as contract from '../contract/index.js';
import type { Schema } from '../contract/index.js';

/** A finding of zod's, with what its kind says beside. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  /** Of a union: what each of its options finds. */
  readonly errors?: readonly (readonly Issue[])[];
}
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema<unknown>>>;
  readonly catchall?: Schema<unknown>;
  readonly element?: Schema<unknown>;
  readonly innerType?: Schema<unknown>;
  readonly options?: readonly Schema<unknown>[];
}

const mostShown = 60;
const mostSaid = 8;

/** What a value of a schema that has a name looks like. */
const looks = new Map<unknown, string>([
  [contract.Day, 'a day, such as "2016-11-30"'],
  [contract.Instant, 'an instant with its offset, such as "2016-11-30T14:05:00-08:00"'],
  [contract.Minor, 'a whole number of minor units, such as 13020 for $130.20'],
  [contract.Amount, 'a whole number of minor units that is not negative, such as 13020 for $130.20'],
  [contract.LastFour, 'four digits as text, such as "1234"'],
  [contract.WebAddress, 'an absolute web address, such as "https://pay.example/frame"'],
  [contract.Id, 'text of 1 to 128 characters'],
  [contract.LocalText, 'text by language, such as {"en":"Water"}'],
  [
    contract.PortalConfig._zod.def.shape.currency,
    'a currency’s code of three capital letters, such as "USD"',
  ],
]);
const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

const defOf = (schema: Schema<unknown>): Def => schema._zod.def;

/** Inside of what may be left out or has a stand-in. */
function bare(schema: Schema<unknown>): Schema<unknown> {
  const { type, innerType } = defOf(schema);
  return (type === 'optional' || type === 'catch') && innerType ? bare(innerType) : schema;
}

const stepped = (schema: Schema<unknown> | undefined, step: PropertyKey): Schema<unknown> | undefined => {
  if (!schema) return undefined;
  const { shape, catchall, element } = defOf(bare(schema));
  return element ?? shape?.[String(step)] ?? catchall;
};
const inside = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;

const listed = (values: readonly unknown[]): string => {
  const all = values.map((one) => JSON.stringify(one));
  return all.length === 1 ? (all[0] ?? '') : `one of ${all.join(', ')}`;
};

/** What would be right, as far as a schema can say. */
function wanted(schema: Schema<unknown> | undefined, issue: Issue, value: unknown): string {
  const own = schema && bare(schema);
  const look = looks.get(own);
  if (look !== undefined) return look;
  if (issue.values) return listed(issue.values);
  if (issue.code !== 'custom') return types[issue.expected ?? ''] ?? issue.expected ?? 'of another kind';
  const { type = '' } = own ? defOf(own) : {};
  if (type === 'number')
    return Number.isInteger(value) ? 'within the bounds that openapi.json names' : 'a whole number';
  if (type === 'array') return 'a list of 1 to 100';
  if (type === 'string' && value === '') return 'text that is not empty';
  return 'as openapi.json says';
}

const shown = (value: unknown): string => {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
};

/** By what the options of a union are told apart: what each takes there. */
function apart(options: readonly Schema<unknown>[]): readonly [string, readonly unknown[]] | undefined {
  const keys = Object.keys(defOf(options[0] ?? contract.Id).shape ?? {});
  for (const key of keys) {
    const values = options.map((option) => {
      const own = defOf(option).shape?.[key];
      return own && (defOf(own) as { readonly values?: readonly unknown[] }).values;
    });
    if (values.every((one) => one !== undefined)) return [key, values.flat()];
  }
  return undefined;
}

type Found = readonly [path: string, words: string];

function found(issue: Issue, root: Schema<unknown>, whole: unknown, before: string): readonly Found[] {
  const schema = issue.path.reduce<Schema<unknown> | undefined>(stepped, root);
  const value = issue.path.reduce<unknown>(inside, whole);
  const path = [...(before === '' ? [] : [before]), ...issue.path.map(String)].join('.');
  const options = (schema && defOf(bare(schema)).options) ?? [];
  if (issue.errors && options.length > 0) {
    const key = apart(options);
    // The option that the answer says it is; without such a word, the only one.
    const at = issue.errors.findIndex(
      (own) => !key || !own.some(({ path: [first, ...rest] }) => first === key[0] && rest.length === 0),
    );
    const option = options[at];
    if (option && (key || options.length === 1))
      return (issue.errors[at] ?? []).flatMap((one) => found(one, option, value, path));
    if (key && typeof value === 'object' && value !== null)
      return [[path === '' ? key[0] : `${path}.${key[0]}`, told(inside(value, key[0]), listed(key[1]))]];
  }
  return [[path || 'the answer', told(value, wanted(schema, issue, value))]];
}

const told = (value: unknown, right: string): string => `is ${shown(value)}, and has to be ${right}`;

/**
 * What of an answer the contract does not take, in words that say what to change: where it is, what stands there (cut: people of a test
 * system are invented) and what should. Empty where the answer is right.
 */
export function amiss(schema: Schema<unknown>, answer: unknown): string {
  const { error } = schema.safeParse(answer);
  if (!error) return '';
  const all = error.issues.flatMap((issue) => found(issue as unknown as Issue, schema, answer, ''));
  const said = all.slice(0, mostSaid).map(([path, words]) => `${path} ${words}`);
  return [...said, ...(all.length > mostSaid ? [`and ${all.length - mostSaid} more`] : [])].join('; ');
}
