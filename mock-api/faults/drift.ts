import type { Json } from './fault.js';

/** Ways in which answers come to differ from what the contract says, as backends change. */
export const drifts = [
  'missing',
  'extra',
  'null',
  'wrong-type',
  'unknown-enum',
  'huge',
  'negative',
  'right-to-left',
  'emoji',
  'many-rows',
] as const;
export type Drift = (typeof drifts)[number];

type Path = readonly (string | number)[];
type Place = { readonly path: Path; readonly value: Json };

const rows = 10_000;
const gone = Symbol('gone');
type Changed = Json | typeof gone | undefined;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: Json, text: string): Changed => (typeof value === 'string' ? text : undefined);

/** What stands at a place afterwards; undefined where this drift does not touch it. */
const changes: Readonly<Record<Drift, (value: Json) => Changed>> = {
  missing: () => gone,
  extra: (value) =>
    isObject(value) ? { ...value, brandNew: { nested: [1, null, 'x'] }, toString: 'x' } : undefined,
  null: () => null,
  'wrong-type': (value) => {
    if (typeof value === 'number') return 'seven';
    if (typeof value === 'string') return 7;
    return Array.isArray(value) ? { 0: 'row' } : [];
  },
  'unknown-enum': (value) => asText(value, 'brand-new-value'),
  huge: (value) => (typeof value === 'number' ? 999_999_999_999 : asText(value, 'Wide'.repeat(1000))),
  negative: (value) => (typeof value === 'number' ? -Math.abs(value) - 1 : undefined),
  'right-to-left': (value) => asText(value, 'شارع النيل\u202e 12'),
  emoji: (value) => asText(value, '👩🏽‍🚒💧 e\u0301'),
  'many-rows': (value) =>
    Array.isArray(value) && value.length > 0 ? manyOf(value as readonly Json[]) : undefined,
};

/** As many as no list was made for; what names a row names no other one. */
const manyOf = (value: readonly Json[]): Json =>
  Array.from({ length: rows }, (_, index) => {
    const row = value[index % value.length] ?? null;
    if (index < value.length || !isObject(row)) return row;
    const named = Object.entries(row).flatMap(([key, name]) =>
      isName(key) && typeof name === 'string' ? [[key, `${name}-${index}`]] : [],
    );
    return { ...row, ...(Object.fromEntries(named) as Record<string, Json>) };
  });

/** What only says which thing is meant: another one is an answer to another question. */
const isName = (key: string | number | undefined): boolean => /^(id|ticket|token)$/.test(String(key));
const isReference = (key: string | number | undefined): boolean => String(key).endsWith('Id') || isName(key);

/** What stays as it is where a drift is allowed: references, and what is offered, without which there is nothing to see. */
const stays = ({ path, value }: Place): boolean =>
  path[0] === 'capabilities' || (typeof value === 'string' && isReference(path.at(-1)));

function placesIn(value: Json, path: Path = []): Place[] {
  const here = path.length === 0 && !isObject(value) ? [] : [{ path, value }];
  if (Array.isArray(value))
    return [
      ...here,
      ...(value as readonly Json[]).flatMap((each, index) => placesIn(each, [...path, index])),
    ];
  if (!isObject(value)) return here;
  return [...here, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

function withChange(value: Json, [key, ...rest]: Path, change: Json | typeof gone): Json {
  if (key === undefined) return change === gone ? null : change;
  const at = (value as Readonly<Record<string | number, Json>>)[key];
  const next = rest.length === 0 ? change : withChange(at ?? null, rest, change);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    return next === gone
      ? list.filter((_, index) => index !== key)
      : list.map((each, index) => (index === key ? next : each));
  }
  const { [String(key)]: _, ...others } = value as Readonly<Record<string, Json>>;
  return next === gone ? others : { ...others, [key]: next };
}

/**
 * The answer after a drift. `allowed`: wherever the contract still takes it, names of things excepted; `refused`: at the first place
 * where it does not. The answer itself comes back where there is no such place.
 */
export function drifted(
  body: Json,
  drift: Drift,
  reach: 'allowed' | 'refused',
  accepts: (body: Json) => boolean,
): Json {
  let now = body;
  for (const place of placesIn(body)) {
    const { path, value } = place;
    const change = changes[drift](value);
    if (change === undefined || (path.length === 0 && drift !== 'extra')) continue;
    if (reach === 'allowed' && stays(place)) continue;
    // Deeper places may have gone with what was around them.
    const next = has(now, path) ? withChange(now, path, change) : now;
    if (next === now || accepts(next) === (reach === 'refused')) continue;
    now = next;
    if (reach === 'refused' || drift === 'many-rows') break;
  }
  return now;
}

function has(value: Json, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return has((value as Readonly<Record<string | number, Json>>)[key] ?? null, rest);
}
