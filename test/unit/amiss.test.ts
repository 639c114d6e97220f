import { describe, expect, it } from 'vitest';

import * as contract from '../../src/contract/index.js';
import { amiss } from '../../src/testing/amiss.js';

const bill = {
  ...{ id: 'b', accountId: 'a', number: '1', issued: '2016-11-20', due: '2016-12-20' },
  ...{ charges: 13_020, balance: 13_020, pending: 0, status: 'open' },
};
const list = (change: object): unknown => ({
  ...{ accountId: 'a', asOf: '2016-12-12', totalDue: 13_020 },
  bills: [{ ...bill, ...change }],
});
const secret = 'x'.repeat(100);

describe('what is said of an answer that the contract does not take', () => {
  it.each([
    [{ issued: '11/20/2016' }, 'bills.0.issued is "11/20/2016", and has to be a day, such as "2016-11-30"'],
    [
      { charges: 130.2 },
      'bills.0.charges is 130.2, and has to be a whole number of minor units, such as 13020 for $130.20',
    ],
    [
      { pending: -1 },
      'bills.0.pending is -1, and has to be a whole number of minor units that is not negative, such as 13020 for $130.20',
    ],
    [{ due: undefined }, 'bills.0.due is missing, and has to be a day, such as "2016-11-30"'],
    [{ id: '' }, 'bills.0.id is "", and has to be text of 1 to 128 characters'],
    [{ number: 405_583 }, 'bills.0.number is 405583, and has to be text'],
    [{ number: [secret] }, `bills.0.number is ["${secret.slice(2, 60)}…, and has to be text`],
    [{ year: 2016.5 }, 'bills.0.year is 2016.5, and has to be a whole number'],
    [{ usage: '14 CCF' }, 'bills.0.usage is "14 CCF", and has to be an object'],
    [{ paidOn: null }, 'bills.0.paidOn is null, and has to be a day, such as "2016-11-30"'],
  ])('names the place, what stands there and what should: %j', (change, words) => {
    expect(amiss(contract.BillList, list(change))).toBe(words);
  });

  it.each([
    [contract.PaymentOutcome, { status: 'fine' }, /^status is "fine", .* one of "paid", "declined", "proc/],
    [contract.PaymentOutcome, { status: 'paid' }, /^receipt is missing, and has to be an object$/],
    [
      contract.SessionState,
      { state: 'signed-in', userName: 'a' },
      /^expiresInSeconds is missing, .* a number$/,
    ],
    [
      contract.SessionState,
      { user: null },
      /^state is missing, and has to be one of "signed-in", "signed-out"$/,
    ],
    [contract.SessionState, null, /^the answer is null, and has to be/],
    [contract.PortalConfig, { contract: 2 }, /^contract is 2, and has to be 1; id is missing.*and \d+ more$/],
    [contract.RegistrationStep, { step: 'done' }, /^step is "done", and has to be one of "/],
  ] as const)(
    'tells the options of an answer apart by its own word, and says what that one lacks',
    (...given) => {
      const [schema, answer, words] = given;
      expect(amiss(schema, answer)).toMatch(words);
    },
  );

  it('says nothing of a right answer', () => {
    expect(amiss(contract.BillList, list({}))).toBe('');
  });
});
