import type { MailRecord } from '../domain/door-records.js';
import type { Tenant } from '../domain/tenant.js';
import { testAccounts, testRouting } from '../processor/test-accounts.js';
import { testCards } from '../processor/test-cards.js';
import { scenarios } from '../faults/scenarios.js';

// A single file has no page of instructions and no mailbox: the console is where a webmaster looks.

/** One message of demo mode in the console. */
export const tell = (text: string): void => console.info(`utility-widgets demo: ${text}`);

/** Whom and what a visitor can be. */
export function introduce(segment: string, { portal, users, accounts }: Tenant): void {
  const lines = [
    `“${segment}” is simulated in this page. No request leaves it, and no money moves.`,
    ...users
      .filter(({ verified }) => verified)
      .map((user) => `Sign in as ${user.identifier} / ${user.password}`),
    ...accounts.map(
      ({ number, customerNumber }) => `On a bill: account ${number}, customer ${customerNumber}`,
    ),
    ...(portal.payments
      ? [
          'Any expiration date to come, three digits and a ZIP code go with these cards, and no other card is taken:',
          ...testCards.map(({ number, note }) => `  ${number} ${note}`),
          `With routing number ${testRouting}, and any name, these bank accounts:`,
          ...testAccounts.map(({ number, note }) => `  ${number} ${note}`),
        ]
      : []),
    'Messages that the utility sends stand here. To begin anew: utilityWidgetsDemo.reset()',
  ];
  tell(lines.join('\n'));
}

/** A message that would have been sent. */
export function tellMail({ channel, to, subject, text, link, code }: MailRecord): void {
  const parts = [
    `${channel === 'text' ? 'a text message' : 'an e-mail'} to ${to}`,
    ...(code === null ? [] : [`its code: ${code}`]),
    ...(link === null ? [] : [`its link: ${link}`]),
    ...(subject === '' ? [] : [subject]),
    text,
  ];
  tell(parts.join('\n'));
}

/** A name that means nothing, told in the console; gives why, with the utilities that there are. */
export function tellUnknown(segment: string, why: string, names: readonly string[]): string {
  const known = names.map((name) => `demo:${name}`).join(', ');
  console.warn(
    `utility-widgets demo: there is no “demo:${segment}” (${why}). There are ${known}; ` +
      `and, as in demo:${names[0] ?? ''}@slow, with: ${Object.keys(scenarios).join(', ')}.`,
  );
  return `${why}; there are ${known}`;
}
