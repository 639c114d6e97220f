import { expect } from 'chai';
import fc from 'fast-check';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/link-account/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/register/define.js';
import '../../src/widgets/usage-chart/define.js';
import '../../src/widgets/verify/define.js';
import { answersFor, portals } from '../support/portal-samples.js';
import { listenToPage, visit, type Visit } from '../support/visit.js';

// A failure prints its seed, its path and the portal. Played again by `{ seed, path }` in the property's options.
const seed = 20_161_212;
const runs = 24;

const tags = [
  'utility-bill-list',
  'utility-link-account',
  'utility-login',
  'utility-pay-now',
  'utility-register',
  'utility-usage-chart',
  'utility-verify',
] as const;

/** Those that show a form to half of their visitors, or to all of them. */
const withForm = new Set<string>([
  'utility-link-account',
  'utility-login',
  'utility-pay-now',
  'utility-register',
]);

const first = fc.constantFrom('en' as const, 'es' as const);
const anybody = fc.boolean();
const usual: fc.Arbitrary<Visit> = fc.record({
  portal: portals,
  signedIn: anybody,
  first,
  answers: fc.constant([]),
});
const strange: fc.Arbitrary<Visit> = anybody.chain((signedIn) =>
  fc.record({ portal: portals, signedIn: fc.constant(signedIn), first, answers: answersFor(signedIn) }),
);

describe('any portal that the contract allows', function () {
  this.timeout(120_000);

  listenToPage();

  const told = (parameters: fc.RunDetails<[Visit]>): void => {
    if (!parameters.failed) return;
    const { seed: from, counterexamplePath: path, counterexample, errorInstance } = parameters;
    expect.fail(
      `seed ${from}, path "${path ?? ''}"\n${String(errorInstance)}\n${JSON.stringify(counterexample)}`,
    );
  };

  const holds = async (tag: string, visits: fc.Arbitrary<Visit>): Promise<void> => {
    let summaries = 0;
    const property = fc.asyncProperty(visits, async (given) => {
      if (await visit(tag, given)) summaries += 1;
    });
    await fc.assert(property, { seed, numRuns: runs, endOnFailure: true, reporter: told });
    // A form that was never there has shown nothing.
    if (withForm.has(tag)) expect(summaries, 'forms sent empty').to.be.at.least(3);
  };

  for (const tag of tags) {
    it(`leaves ${tag} whole, in both languages, with the answers of a utility (REL-03, REL-05)`, () =>
      holds(tag, usual));

    it(`leaves ${tag} whole with whatever the contract lets a backend answer (REL-03, REL-05, REL-16)`, () =>
      holds(tag, strange));
  }
});
