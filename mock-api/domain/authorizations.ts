import type { Authorization, LocalText, PaymentRequest } from '../../src/contract/index.js';
import { agreementText, sha256 } from '../../src/core/agreement.js';
import { noonOf } from '../../src/core/dates.js';
import { localText } from '../../src/core/text.js';
import { bankDayAfter } from '../processor/bank-days.js';
import { today } from './context.js';
import type { Context } from './context.js';
import type { PaymentRecord, QuoteRecord } from './records.js';
import { invalid } from './refusal.js';
import { acceptsToday } from './posting.js';

/** What a payer agrees to; a new wording gets a new version. */
const version = '2016-09';

interface Terms {
  /** Null where the payer's name is not for the one who pays: a guest is known by the account that they type alone. */
  readonly payer: string | null;
  readonly utility: string;
  readonly total: string;
  readonly day: string;
  readonly until: string;
  readonly phone: string;
}

const wordings: Readonly<Record<string, (terms: Terms) => string>> = {
  en: ({ payer, utility, total, day, until, phone }) =>
    [
      `I, ${payer ?? 'the holder of this bank account'}, allow ${utility} to take ${total} once, on or after ${day},`,
      'from my bank account ending in {lastFour}.',
      `This is for one payment only. To stop it, I call ${phone} by ${until}.`,
    ].join(' '),
  es: ({ payer, utility, total, day, until, phone }) =>
    [
      `Yo, ${payer ?? 'titular de esta cuenta bancaria'}, permito que ${utility} cobre ${total} una sola vez,`,
      `el ${day} o después, de mi cuenta bancaria que termina en {lastFour}.`,
      // Half of the day ends with a dot of its own: "5:00 p.m."
      `Vale para un solo pago. Para anularlo, llamo al ${phone} a más tardar el ${until.replace(/\.$/, '')}.`,
    ].join(' '),
};

/** The words by which a bank account is charged once, in every language that the portal speaks. */
export function authorizationFor(context: Context, payer: string | null, total: number): Authorization {
  const { portal, rules } = context.tenant;
  const now = today(context);
  const last = acceptsToday(context) ? now : bankDayAfter(now, 1);
  const text: LocalText = {};
  for (const locale of portal.locales) {
    const wording = wordings[locale.split('-')[0] ?? locale];
    if (!wording) continue;
    const inUtc = { timeZone: 'UTC' } as const;
    // As the utility's own letters write it: dollars of the United States in Spanish too.
    const written = locale.includes('-') ? locale : `${locale}-${portal.currency.slice(0, 2)}`;
    const date = new Intl.DateTimeFormat(written, { ...inUtc, dateStyle: 'long' });
    const moment = new Intl.DateTimeFormat(written, { ...inUtc, dateStyle: 'long', timeStyle: 'short' });
    text[locale] = wording({
      payer,
      utility: localText(portal.name, locale),
      total: new Intl.NumberFormat(written, { style: 'currency', currency: portal.currency }).format(
        total / 100,
      ),
      day: date.format(noonOf(now)),
      until: moment.format(new Date(`${last}T${rules.cutOff}:00Z`)),
      phone: portal.contact.phone,
    });
  }
  return { id: 'bank-debit-once', version, text };
}

/**
 * What the payer has agreed to, in the words that were shown. Throws `validation` where it is missing or other words were agreed to:
 * nothing is taken from a bank account without it.
 */
export async function requireAgreement(
  quote: QuoteRecord,
  request: PaymentRequest,
  lastFour: string,
): Promise<PaymentRecord['agreed']> {
  const asked = quote.authorization;
  if (asked === null) return null;
  const given = request.authorization;
  if (!given) throw invalid('authorization', 'empty');
  const text = agreementText(asked.text, given.locale, lastFour);
  const hash = await sha256(text);
  const same = given.id === asked.id && given.version === asked.version && given.hash === hash;
  if (!same) throw invalid('authorization', 'changed');
  return { id: asked.id, version: asked.version, text, hash };
}
