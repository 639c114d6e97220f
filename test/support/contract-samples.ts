import fc, { type Arbitrary } from 'fast-check';

import type { Schema } from '../../src/contract/parse.js';

/** What zod tells of a schema; read here alone, to make values that fit it. */
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Described>>;
  readonly catchall?: Described;
  readonly element?: Described;
  readonly options?: readonly Described[];
  readonly values?: readonly unknown[];
  readonly innerType?: Described;
}
type Described = Schema<unknown> & { readonly _zod: { readonly def: Def } };

const within = (schema: Described | undefined): Described => {
  if (schema === undefined) throw new Error('zod describes its schemas in another way now');
  return schema;
};
const defOf = (schema: Schema<unknown>): Def => (schema as Described)._zod.def;

/** One text for each pattern that the contract knows, and texts that a screen must bear. */
const texts = [
  '4242',
  'USD',
  '2016-12-12',
  '2016-11-01T09:30:00-08:00',
  '2016-11-01T31:75:00-08:00',
  'https://pay.example/frame',
  '#123abc',
  '-12.50',
  'Ünïcode 你好',
  'مرحبا بالعالم',
  '👩‍🔧🚰',
  'A name that goes on for much longer than anybody who draws a column of a table would ever have thought of',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
] as const;

/** What no screen may say. A text of a sample does not either, so that whatever is found was made by the library. */
export const unspeakable = /undefined|NaN|null|\[object|Invalid Date|Infinity|\{[a-z]+\}/i;

/** Text that can be read. */
export const sampleText: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((made) => /[\p{L}\p{N}\p{S}]/u.test(made) && !unspeakable.test(made)),
);
const numbers = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) },
  fc.integer({ min: -5_000_000, max: 5_000_000 }),
  fc.double({ min: 0, max: 9_999, noNaN: true }),
);

/** Random values that fit a schema, and look like what a backend may send. */
export function samplesOf<T>(schema: Schema<T>): Arbitrary<T> {
  return raw(schema) as Arbitrary<T>;
}

function raw(schema: Schema<unknown>): Arbitrary<unknown> {
  const def = defOf(schema);
  // A check is opaque: what does not pass is left out.
  const fitting = (arbitrary: Arbitrary<unknown>) =>
    arbitrary.filter((value) => schema.safeParse(value).success);
  switch (def.type) {
    case 'string':
      return fitting(sampleText);
    case 'number':
      return fitting(numbers);
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'array':
      return fitting(fc.array(raw(within(def.element)), { maxLength: 4 }));
    case 'union':
      return fc.oneof(...(def.options ?? []).map(raw));
    case 'optional':
      return raw(within(def.innerType));
    case 'catch':
      return fc.oneof({ weight: 5, arbitrary: raw(within(def.innerType)) }, fc.constant('not-known-yet'));
    case 'object':
      return record(def);
    default:
      throw new Error(`The contract has no samples of "${def.type}"`);
  }
}

function record({ shape = {}, catchall }: Def): Arbitrary<unknown> {
  if (catchall) return fc.dictionary(fc.constantFrom('en', 'es', 'fr'), raw(catchall), { maxKeys: 3 });
  const members = Object.entries(shape);
  const model = Object.fromEntries(members.map(([key, schema]) => [key, raw(schema)]));
  const requiredKeys = members.filter(([, schema]) => defOf(schema).type !== 'optional').map(([key]) => key);
  return fc.record(model, { requiredKeys });
}

/** A value with one thing in it replaced, removed or added. */
export function spoiled(value: unknown): Arbitrary<unknown> {
  const strange = fc.constantFrom<unknown>(null, undefined, '', 'x', -1, 1.5, NaN, true, [], {}, [null]);
  if (typeof value !== 'object' || value === null) return strange;
  const keys = Object.keys(value);
  const whole = { weight: 1, arbitrary: strange };
  if (keys.length === 0) return fc.oneof(whole, fc.constant({ extra: 1 }));
  return fc.oneof(whole, {
    weight: 6,
    arbitrary: fc.constantFrom(...keys).chain((key) => {
      const inner = (value as Readonly<Record<string, unknown>>)[key];
      return fc.oneof({ weight: 3, arbitrary: spoiled(inner) }, strange).map((other) => {
        if (Array.isArray(value))
          return value.map((one: unknown, index) => (String(index) === key ? other : one));
        return { ...value, [key]: other, extra: 1 };
      });
    }),
  });
}
