/**
 * The part of zod/mini that the contract's schemas use, for the script tag's files: the build puts it in zod's place, which saves each
 * resident 5 KB, does without `eval` and reads nothing from what old libraries add to `Object.prototype`. Who bundles the package gets
 * zod itself. A property test holds the two beside each other for every schema of the contract.
 */

type Path = readonly PropertyKey[];
interface Issue {
  readonly code: string;
  readonly path: Path;
}
/** Gives the value as it is to be used; what is wrong with it goes into `issues`. */
type Run = (value: unknown, issues: Issue[], path: Path) => unknown;
type Check = (value: unknown) => boolean;

const make = (run: Run, optional = false) => ({
  run,
  optional,
  check: (check: Check) =>
    make((value, issues, path) => {
      const before = issues.length;
      const output = run(value, issues, path);
      if (issues.length === before && !check(output)) issues.push({ code: 'custom', path });
      return output;
    }, optional),
  safeParse: (value: unknown) => {
    const issues: Issue[] = [];
    const data = run(value, issues, []);
    return issues.length > 0 ? { success: false, error: { issues } } : { success: true, data };
  },
});
type Lean = ReturnType<typeof make>;

const only = (fits: Check, code = 'invalid_type'): Lean =>
  make((value, issues, path) => {
    if (!fits(value)) issues.push({ code, path });
    return value;
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a schema makes of a value by itself: one that fails elsewhere does not count against it. */
const apart = ({ run }: Lean, value: unknown): readonly [unknown, boolean] => {
  const issues: Issue[] = [];
  return [run(value, issues, []), issues.length === 0];
};

export const string = (): Lean => only((value) => typeof value === 'string');

export const number = (): Lean => only(Number.isFinite);

export const literal = (wanted: unknown): Lean => {
  const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return only((value) => values.includes(value), 'invalid_value');
};

export const array = (item: Lean): Lean =>
  make((value, issues, path) => {
    if (Array.isArray(value)) return value.map((one, index) => item.run(one, issues, [...path, index]));
    issues.push({ code: 'invalid_type', path });
    return value;
  });

/** Keys that are not in `shape` are dropped, or checked by `rest` where there is one. */
const record = (shape: Readonly<Record<string, Lean>>, rest?: Lean): Lean =>
  make((value, issues, path) => {
    if (!isRecord(value)) {
      issues.push({ code: 'invalid_type', path });
      return value;
    }
    const output: Record<string, unknown> = {};
    const keep = (key: string, schema: Lean): void => {
      if (value[key] === undefined && schema.optional) return;
      output[key] = schema.run(value[key], issues, [...path, key]);
    };
    for (const [key, schema] of Object.entries(shape)) keep(key, schema);
    if (rest) for (const key of Object.keys(value)) if (key !== '__proto__') keep(key, rest);
    return output;
  });

export const object = (shape: Readonly<Record<string, Lean>>): Lean => record(shape);

/** The contract puts this around an empty object alone. */
export const catchall = (_empty: Lean, rest: Lean): Lean => record({}, rest);

export const union = (options: readonly Lean[]): Lean =>
  make((value, issues, path) => {
    for (const option of options) {
      const [output, fits] = apart(option, value);
      if (fits) return output;
    }
    issues.push({ code: 'invalid_union', path });
    return value;
  });

export const optional = ({ run }: Lean): Lean =>
  make((value, issues, path) => (value === undefined ? value : run(value, issues, path)), true);

const instead = (schema: Lean, fallback: unknown): Lean =>
  make((value) => {
    const [output, fits] = apart(schema, value);
    return fits ? output : fallback;
  });
export { instead as catch };

export const refine = (check: Check): Check => check;
