import type { Json } from '../../mock-api/faults/fault.js';
import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/link-account/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/register/define.js';
import '../../src/widgets/usage-chart/define.js';
import '../../src/widgets/verify/define.js';
import { drifted, press, tableOf, wrongs, type Row, type Wrong } from '../support/fault-table.js';

const nobody = { signedInAs: null } as const;

/** What each kind of widget shows first. */
const widgets: readonly Omit<Row, 'name' | 'operation'>[] = [
  { tag: 'utility-login', stage: nobody, well: /to see your bills/ },
  { tag: 'utility-register', stage: nobody, well: /Type these numbers/ },
  { tag: 'utility-verify', stage: nobody, well: /Nothing to confirm here yet/ },
  { tag: 'utility-link-account', well: /Its bills show here from then on/ },
  { tag: 'utility-bill-list', well: /Bill 98820/ },
  { tag: 'utility-pay-now', well: /Which bills do you want to pay/ },
  { tag: 'utility-usage-chart', well: /You used \d/ },
];
const reading = (operation: string, ...tags: readonly string[]): Row[] =>
  widgets
    .filter(({ tag }) => tags.length === 0 || tags.includes(tag.replace('utility-', '')))
    .map((widget) => ({ ...widget, operation, name: `<${widget.tag}>, reading ${operation}` }));

const elsewhere = { accountId: 'somebody-else', asOf: '2016-12-12', totalDue: 0, bills: [] };
const use = { accountId: 'somebody-else', service: { en: 'Water' }, unit: 'CCF', points: [] };
const strange = (body: Json): Wrong => ({
  ...{ name: 'an answer about another account', fault: { kind: 'answer', body } },
  ...{ ends: 'told', done: false },
});

describe('a read that goes wrong (REL-02, REL-03, REL-05, REL-16)', () => {
  tableOf('the first read of a widget', reading('getPortal'), [...wrongs, ...drifted]);

  tableOf(
    'the question whether somebody is signed in',
    [
      // These show their forms to whoever is there.
      ...reading('getSession', 'login', 'register', 'verify').map((row) => ({ ...row, anyway: true })),
      ...reading('getSession', 'link-account', 'bill-list', 'pay-now', 'usage-chart'),
    ],
    wrongs,
  );

  tableOf(
    'a read of a widget’s own',
    [
      ...reading('getSession', 'login').map((row) => ({ ...row, anyway: true })),
      ...reading('listAccounts', 'bill-list', 'pay-now', 'usage-chart'),
      ...reading('listBills', 'bill-list', 'pay-now'),
      ...reading('getUsage', 'usage-chart'),
      ...reading('getChallenge', 'register'),
      {
        ...{ name: 'the details of a bill', tag: 'utility-bill-list', operation: 'getBill' },
        well: /WATER FIXED CHARGE/,
        ready: async ({ widget, own }) => {
          await own.until(
            () => (widget.shadowRoot?.textContent ?? '').includes('Bill 98820'),
            () => 'the bills',
          );
        },
        act: ({ widget }) => press(widget, 'Details of bill 98820'),
      },
    ],
    [...wrongs, ...drifted],
  );

  tableOf('a read of a list', reading('listBills', 'bill-list', 'pay-now'), [strange(elsewhere)]);
  tableOf('a read of use', reading('getUsage', 'usage-chart'), [strange(use)]);
});
