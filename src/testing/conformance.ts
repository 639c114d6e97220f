import { isUtilityError } from '../core/errors.js';
import { ConformanceFailure } from './case.js';
import type { ConformanceCase, ConformancePort } from './case.js';
import { adapterRules } from './cases/adapter.js';
import { billRules } from './cases/bills.js';
import { guestRules } from './cases/guest.js';
import { httpRules } from './cases/http.js';
import { linkingRules } from './cases/linking.js';
import { paymentRules } from './cases/payments.js';
import { portalRules } from './cases/portal.js';
import { registrationRules } from './cases/registration.js';
import { sessionRules } from './cases/session.js';
import type { Rule } from './rules.js';
import { createSetting, type ConformanceOptions, type Setting } from './setting.js';

const portOf = ({ id }: Rule): ConformancePort => id.slice(0, id.indexOf('.')) as ConformancePort;

const caseOf = (rule: Rule, setting: Setting): ConformanceCase => ({
  ...{ id: rule.id, port: portOf(rule), name: rule.name },
  ...(rule.features ? { features: rule.features } : {}),
  run: () =>
    rule.run(setting).catch((error: unknown) => {
      if (!isUtilityError(error)) throw error as Error;
      throw new ConformanceFailure(`It was refused where it should not be: ${error.message}`, {
        cause: error,
      });
    }),
});

/**
 * Every rule that widgets rely on, as cases for any test runner: `for (const one of adapterConformance(…)) it(one.name, one.run)`. They
 * share a setting and are meant to be run one after the other, in their order; each can be run by itself. Cases over HTTP are there
 * where `http` is given. They sign in, look up, register and pay: give them a test system.
 */
export function adapterConformance(options: ConformanceOptions): readonly ConformanceCase[] {
  const setting = createSetting(options);
  const rules: readonly Rule[] = [
    ...portalRules,
    ...sessionRules,
    ...billRules,
    ...linkingRules(),
    ...registrationRules,
    ...paymentRules,
    ...guestRules(),
    ...adapterRules,
    ...(options.http ? httpRules : []),
  ];
  return rules.map((rule) => caseOf(rule, setting));
}
