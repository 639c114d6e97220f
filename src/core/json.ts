/**
 * JSON of plain data. `JSON.stringify` asks objects and arrays for a `toJSON`, and old libraries on a page have put one of their own
 * on every array: what is sent would be a string where a list belongs. Keys without a value are left out.
 */
export function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const record = value as Readonly<Record<string, unknown>>;
  const kept = Object.keys(record).filter((key) => record[key] !== undefined);
  return `{${kept.map((key) => `${JSON.stringify(key)}:${toJson(record[key])}`).join(',')}}`;
}
