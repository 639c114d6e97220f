import { describe, expect, it } from 'vitest';

import { getSession, operations, problemStatus, signIn, type ProblemCode } from '../../src/contract/index.js';
import { Refusal } from '../../mock-api/domain/refusal.js';
import { refusalAnswer } from '../../mock-api/handlers/answers.js';
import { bindings } from '../../mock-api/handlers/bindings.js';
import { checkedAnswer } from '../../mock-api/handlers/checked-answer.js';
import { matchPath } from '../../mock-api/handlers/requests.js';
import { parseSegment } from '../../mock-api/transports/worlds.js';

describe('the handlers', () => {
  it('carry out every operation of the contract, once', () => {
    expect(bindings.map(({ operation }) => operation.name).sort()).toEqual(
      operations.map(({ name }) => name).sort(),
    );
  });

  it.each(Object.keys(problemStatus) as ProblemCode[])(
    'refuse with the status of the code: %s',
    async (code) => {
      const answer = refusalAnswer(new Refusal(code), 'c');
      expect(answer.status).toBe(problemStatus[code]);
      expect(await answer.json()).toMatchObject({ code, status: problemStatus[code] });
    },
  );

  it.each([
    ['/bills/{billId}', '/bills/bill-1', { billId: 'bill-1' }],
    ['/bills/{billId}', '/bills/a%2Fb', { billId: 'a/b' }],
    ['/bills/{billId}', '/bills/', null],
    ['/bills/{billId}', '/bills/%E0', null],
    ['/bills/{billId}', '/bills/1/2', null],
    ['/accounts', '/accounts/', null],
  ])('match %s with %s', (pattern, path, params) => {
    expect(matchPath(pattern, path)).toEqual(params);
  });

  it.each([
    ['of another shape', { state: 'signed-in' }],
    ['with an unknown outcome', { state: 'half-signed-in' }],
    ['with a key that the contract does not know', { state: 'signed-out', passwordHash: '00' }],
  ])('let no answer out %s', (_, answer) => {
    expect(() => checkedAnswer(getSession, answer)).toThrow(/getSession/);
  });

  it('let a right answer out as it is', () => {
    const answer = { step: 'verification-pending', id: 'v-1', sentTo: 'a•••@gardeners.example' };
    expect(checkedAnswer(signIn, answer)).toEqual(answer);
  });
});

describe('the name of a world', () => {
  it.each([
    ['pleasanton', { tenant: 'pleasanton', scenarios: [] }],
    ['pleasanton@slow', { tenant: 'pleasanton', scenarios: ['slow'] }],
    ['pleasanton@slow+with-fee.7', { tenant: 'pleasanton', scenarios: ['slow', 'with-fee'] }],
    ['pleasanton@.7', { tenant: 'pleasanton', scenarios: [] }],
    ['', null],
    ['pleasanton@', { tenant: 'pleasanton', scenarios: [] }],
    ['pleasanton@slow+', null],
    ['Pleasanton', null],
    ['pleasanton@slow.a/b', null],
  ])('is read out of the segment %j', (segment, name) => {
    expect(parseSegment(segment)).toEqual(name);
  });
});
