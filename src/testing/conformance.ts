import type { Capability } from '../contract/index.js';
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
import { behind } from './watched.js';
import { createSetting, tooOften, type ConformanceOptions, type Setting } from './setting.js';

/** What the portal has to offer for a port’s cases to be about anything. */
const capabilityOf: Partial<Record<ConformancePort, Capability>> = {
  session: 'sign-in',
  registration: 'registration',
  accounts: 'accounts',
  linking: 'linking',
  bills: 'bills',
  payments: 'payments',
  guest: 'guest-payment',
  usage: 'usage',
};

async function run(rule: Rule, setting: Setting): Promise<void> {
  try {
    const capability = capabilityOf[portOf(rule)];
    if (capability) await setting.need(capability);
    await rule.run(setting);
  } catch (error) {
    if (!isUtilityError(error)) throw error;
    tooOften(error);
    throw new ConformanceFailure(`It was refused where it should not be: ${error.message}${behind(error)}`, {
      cause: error,
    });
  }
}

const portOf = ({ id }: Rule): ConformancePort => id.slice(0, id.indexOf('.')) as ConformancePort;

const caseOf = (rule: Rule, setting: Setting): ConformanceCase => ({
  ...{ id: rule.id, port: portOf(rule), name: rule.name },
  ...(rule.features ? { features: rule.features } : {}),
  ...(rule.extra ? { extra: true } : {}),
  run: () => run(rule, setting),
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
