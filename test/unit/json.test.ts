import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { toJson } from '../../src/core/json.js';

const arrays = Array.prototype as { toJSON?: () => string };

describe('JSON of plain data', () => {
  afterEach(() => {
    delete arrays.toJSON;
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out keys without a value', () => {
    expect(toJson({ a: undefined, b: [undefined, 1], c: null })).toBe('{"b":[null,1],"c":null}');
  });

  it('asks nobody else how a list is written (SEC-14)', () => {
    arrays.toJSON = () => 'changed';
    expect(toJson({ items: [{ billId: 'b1' }] })).toBe('{"items":[{"billId":"b1"}]}');
  });
});
