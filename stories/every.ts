/** Every story of every tag, by the tag. */
import * as billList from './bill-list.stories.js';
import * as linkAccount from './link-account.stories.js';
import * as login from './login.stories.js';
import * as outcomes from './pay-now-outcomes.stories.js';
import * as payNow from './pay-now.stories.js';
import * as provider from './provider.stories.js';
import * as register from './register.stories.js';
import * as usageChart from './usage-chart.stories.js';
import * as verify from './verify.stories.js';

interface Told {
  readonly render?: unknown;
  readonly play?: unknown;
}

const storiesOf = (module: Readonly<Record<string, unknown>>): [string, Told][] =>
  Object.entries(module).filter(
    (entry): entry is [string, Told] =>
      entry[0] !== 'default' &&
      entry[0] !== 'Playground' &&
      typeof entry[1] === 'object' &&
      entry[1] !== null &&
      'render' in entry[1],
  );

export const every: ReadonlyMap<string, readonly (readonly [string, Told])[]> = new Map([
  ['utility-login', storiesOf(login)],
  ['utility-register', storiesOf(register)],
  ['utility-verify', storiesOf(verify)],
  ['utility-link-account', storiesOf(linkAccount)],
  ['utility-bill-list', storiesOf(billList)],
  ['utility-pay-now', [...storiesOf(payNow), ...storiesOf(outcomes)]],
  ['utility-usage-chart', storiesOf(usageChart)],
  ['utility-provider', storiesOf(provider)],
]);
