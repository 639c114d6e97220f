import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import * as contract from '../../../src/contract/index.js';
import { parse, type Parsed, type Schema } from '../../../src/contract/parse.js';
import { samplesOf, spoiled } from '../../support/contract-samples.js';

vi.doMock('zod/mini', () => import('../../../src/contract/lean.js'));
vi.resetModules();
// The same schemas once more, made by what the script tag's files have instead of zod.
const lean: Readonly<Record<string, unknown>> = await import('../../../src/contract/index.js');

const isSchema = (value: unknown): value is Schema<unknown> =>
  typeof value === 'object' && value !== null && 'safeParse' in value;

const firstOf = (parsed: Parsed<unknown>): unknown => (parsed.ok ? parsed : parsed.issues[0]);

const schemas = Object.entries<unknown>(contract).flatMap(([name, value]) =>
  isSchema(value) ? [[name, value, lean[name] as Schema<unknown>] as const] : [],
);

describe('schemas of the script tag’s files', () => {
  it('are those of the contract, all of them', () => {
    expect(schemas.length).toBeGreaterThan(25);
    for (const [, zod, own] of schemas) expect(own).not.toBe(zod);
  });

  it.each(schemas)('take and refuse what zod does: %s', (_, zod, own) => {
    const value = samplesOf(zod).chain((fits) => fc.oneof(fc.constant(fits), spoiled(fits)));
    fc.assert(
      fc.property(value, (given) => {
        const expected = parse(zod, given);
        const actual = parse(own, given);
        expect(actual.ok).toBe(expected.ok);
        // After a fault the two may go on differently, and zod may say which part of a union came nearest.
        if (!actual.ok && actual.issues[0]?.code === 'invalid_union') return;
        expect(firstOf(actual)).toEqual(firstOf(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('do not mind what a page adds to every object (SEC-14)', () => {
    const session = lean['SessionState'] as Schema<unknown>;
    const added = { value: () => 0, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(Object.prototype, 'each', added);
    const answers = [
      parse(session, { state: 'signed-out' }),
      parse(lean['LocalText'] as Schema<unknown>, { en: 'Water' }),
    ];
    Reflect.deleteProperty(Object.prototype, 'each');
    expect(answers).toEqual([
      { ok: true, value: { state: 'signed-out' } },
      { ok: true, value: { en: 'Water' } },
    ]);
  });

  it('take no prototype from outside', () => {
    const given: unknown = JSON.parse('{"__proto__":{"en":"x"},"en":"Water"}');
    const parsed = parse(lean['LocalText'] as Schema<unknown>, given);
    expect(parsed).toEqual({ ok: true, value: { en: 'Water' } });
    expect(Object.getPrototypeOf(parsed.ok && parsed.value)).toBe(Object.prototype);
  });
});
