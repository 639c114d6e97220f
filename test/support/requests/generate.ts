import fc from 'fast-check';

import { spoiled } from '../contract-samples.js';
import type { Documented, DocumentedCall, DocumentedParameter } from './document.js';
import { valuesOf, type JsonSchema } from './from-schema.js';

/** A request that was made from the document alone. */
export interface Made {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What of a request is made to be other than the document says. */
export type Part = 'body' | 'header' | 'path' | 'query' | 'size';

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What neither a header nor an address can carry is written as addresses write it. */
const carried = (value: unknown): string => {
  const text = String(value);
  return /^[\x21-\x7e]+$/.test(text) ? text : encodeURIComponent(text).replace(/^\.{1,2}$/, '%2E-');
};

/** Requests to one operation, as its parameters and its body are described; the optional is there or not. */
export function requestsTo(
  { parameters, body }: DocumentedCall,
  { schemas }: Documented,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Made[] {
  const within = (place: DocumentedParameter['in']) => {
    const own = parameters.filter((each) => each.in === place);
    const model = own.map(({ name, schema }) => [name, valuesOf(schema, schemas).map(carried)] as const);
    const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name);
    return fc.record<Record<string, string>>(Object.fromEntries(model), { requiredKeys });
  };
  const made = fc.record({
    ...{ path: within('path'), query: within('query'), headers: within('header') },
    body: body ? valuesOf(body, schemas) : fc.constant(undefined),
  });
  return fc.sample(made, { numRuns: count, seed });
}

const resolved = (schema: JsonSchema, { schemas }: Documented): JsonSchema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/**
 * The body with values that somebody knows in those of its members which the document describes. Members that are not there
 * come, and optional ones that are not known go, only where `wholly` says so.
 */
export function filled(
  body: unknown,
  known: unknown,
  wholly: boolean,
  schema: JsonSchema,
  document: Documented,
): unknown {
  const { properties, anyOf, required = [] } = resolved(schema, document);
  if (anyOf) {
    const fit = anyOf.find((each) =>
      (resolved(each, document).required ?? []).every((name) => isPlain(known) && Object.hasOwn(known, name)),
    );
    return fit && wholly ? filled({}, known, true, fit, document) : body;
  }
  if (!properties || !isPlain(body) || !isPlain(known)) return known;
  const members = Object.keys(properties).flatMap((name): [string, unknown][] => {
    const isKnown = Object.hasOwn(known, name);
    const isThere = Object.hasOwn(body, name);
    if (isKnown && (isThere || wholly))
      return [[name, filled(body[name], known[name], wholly, properties[name] ?? {}, document)]];
    return isThere && !(wholly && !required.includes(name)) ? [[name, body[name]]] : [];
  });
  return Object.fromEntries(members);
}

const hostile = ['..%2f..', '%00', '%', "'--", '__proto__', 'x'.repeat(300), '%F0%9F%9A%B0', '%20'];
const oddHeaders = (names: readonly string[]): readonly (readonly [string, string])[] => [
  ...names.map((name) => [name, ''] as const),
  ...([['Origin', 'null'] as const, ['Content-Type', 'text/plain'] as const] as const),
  ...([['Origin', 'https://elsewhere.example'] as const, ['Content-Type', ''] as const] as const),
  ...names.flatMap((name) => [[name, '<b>'] as const, [name, 'k'.repeat(200)] as const]),
  ['Origin', ''],
];

/** The request with one thing in it that the document does not say, another one each turn; an empty header is left out. */
export function nearly(call: DocumentedCall, made: Made, part: Part, turn: number): Made {
  const one = <T>(values: fc.Arbitrary<T>): T => fc.sample(values, { numRuns: 1, seed: turn })[0] as T;
  const odd = (value: string): string => one(fc.constantFrom('', 'perhaps', `${value}&x=1`, '1', 'null'));
  switch (part) {
    case 'body':
      return { ...made, body: one(spoiled(made.body)) };
    case 'size':
      return { ...made, body: { ...(made.body as object), extra: 'x'.repeat(70_000) } };
    case 'path':
      return {
        ...made,
        path: Object.fromEntries(
          Object.keys(made.path).map((name) => [name, one(fc.constantFrom(...hostile))]),
        ),
      };
    case 'query':
      return {
        ...made,
        query: Object.fromEntries(Object.entries(made.query).map(([name, value]) => [name, odd(value)])),
      };
    case 'header': {
      const names = call.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
      const odds = oddHeaders(names);
      const [name, value] = odds[turn % odds.length] ?? ['Origin', 'null'];
      return { ...made, headers: { ...made.headers, [name]: value } };
    }
  }
}
