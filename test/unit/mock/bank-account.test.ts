import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bankFields, frameErrorCodes } from '../../../src/contract/frame.js';
import { accountDigits, checkBankAccount } from '../../../mock-api/processor/bank-account.js';
import { createProcessor } from '../../../mock-api/processor/processor.js';
import type { ProcessorCollections } from '../../../mock-api/processor/processor.js';
import { bankScenarioOf, testAccounts, testRouting } from '../../../mock-api/processor/test-accounts.js';
import { memoryStore } from '../../../mock-api/store/memory.js';
import { momentIn } from '../../../mock-api/domain/zone.js';
import { manualClock } from '../../support/manual-clock.js';

const good = { holder: 'Flora Gardener', type: 'checking', routing: testRouting, account: '000100001234' };

describe('a bank account', () => {
  it('has test numbers that pass every check, one for each thing that may happen', () => {
    for (const { number, scenario } of testAccounts) {
      expect(checkBankAccount({ ...good, account: number })).toEqual([]);
      expect(bankScenarioOf(number.replace(/(.{4})/g, '$1 '))).toBe(scenario);
    }
    expect(testAccounts.map(({ scenario }) => scenario)).toEqual(['posts', 'returned', 'refused']);
    expect(bankScenarioOf('99998888')).toBe('posts');
  });

  it.each([
    [{ holder: '' }, 'holder', 'empty'],
    [{ holder: '  ' }, 'holder', 'empty'],
    [{ holder: '000100001234' }, 'holder', 'invalid'],
    [{ holder: 'x'.repeat(101) }, 'holder', 'invalid'],
    [{ type: '' }, 'type', 'empty'],
    [{ type: 'credit' }, 'type', 'invalid'],
    [{ routing: '' }, 'routing', 'empty'],
    [{ routing: '11000000' }, 'routing', 'incomplete'],
    [{ routing: '1100000000' }, 'routing', 'too-long'],
    [{ routing: '11000000O' }, 'routing', 'not-digits'],
    [{ routing: '130000006' }, 'routing', 'prefix-unknown'],
    [{ routing: '110000001' }, 'routing', 'invalid'],
    [{ account: '' }, 'account', 'empty'],
    [{ account: '123' }, 'account', 'incomplete'],
    [{ account: '1'.repeat(18) }, 'account', 'too-long'],
    [{ account: '12345x' }, 'account', 'not-digits'],
  ])('with %j is refused at %s as %s (PAY-23)', (wrong, field, code) => {
    expect(checkBankAccount({ ...good, ...wrong })).toEqual([{ field, code }]);
  });

  it.each(['1234', '1'.repeat(17), '0001-0000-1234', ' 0001 0000 1234 ', '０００１００００１２３４'])(
    'takes the account number %j (ACC-24)',
    (account) => {
      expect(checkBankAccount({ ...good, account })).toEqual([]);
      expect(accountDigits(account)).toMatch(/^\d{4,17}$/);
    },
  );

  it('is judged in the order of its fields and in codes that the page knows, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, text, (holder, type, routing, account) => {
        const errors = checkBankAccount({ holder, type, routing, account });
        const fields = errors.map(({ field }) => field);
        expect(fields).toEqual(bankFields.filter((field) => fields.includes(field)));
        for (const { code } of errors) expect([...frameErrorCodes]).toContain(code);
      }),
    );
  });

  it('leaves nothing at the processor but its last four digits (PAY-24)', async () => {
    const clock = manualClock(momentIn('America/Los_Angeles', '2016-12-12T16:12'));
    const store = memoryStore<ProcessorCollections>();
    const processor = createProcessor({ clock, store });
    const made = await processor.tokenizeBankAccount(good);
    const token = made.ok ? made.token : '';
    const merchant = processor.forMerchant('city');
    expect(await merchant.describe(token)).toEqual({ kind: 'bank-account', last4: '1234' });
    await merchant.charge({ token, amount: 100, key: 'k' });
    const kept = await store.transaction(async (tx) =>
      JSON.stringify([await tx.list('tokens'), await tx.list('charges')]),
    );
    expect(kept).toContain('"last4":"1234"');
    expect(kept).not.toMatch(/00001234|11000000|Flora|checking/);
  });

  it('is charged by the days of the merchant’s own zone', async () => {
    // Monday evening in California is Tuesday morning in New York.
    const clock = manualClock(momentIn('America/Los_Angeles', '2016-12-12T22:00'));
    const processor = createProcessor({ clock });
    const expected = async (zone: string, key: string) => {
      const made = await processor.tokenizeBankAccount(good);
      const token = made.ok ? made.token : '';
      const state = await processor.forMerchant('city').charge({ token, amount: 100, key, zone });
      return state.status === 'processing' ? state.expectedOn : state.status;
    };
    expect(await expected('America/Los_Angeles', 'a')).toBe('2016-12-14');
    expect(await expected('America/New_York', 'b')).toBe('2016-12-15');
  });
});
