import { html, type TemplateResult } from 'lit';
import type { Quote } from '../contract/quotes.js';
import type { QuoteState } from '../core/payment/types.js';
import type { Ready } from '../element/runtime-controller.js';
import { spoken } from './formats.js';

export interface Line {
  readonly name: string;
  readonly value: unknown;
  readonly sum?: boolean;
}

/** Names and values under each other. */
export const linesView = (lines: readonly Line[]): TemplateResult =>
  html`<dl class="lines" part="lines">
    ${lines.map(
      ({ name, value, sum }) =>
        html`<div class="line ${sum ? 'sum' : ''}">
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

/** Amount, fee and total, each on its own line, in the backend's own figures. */
export const quoteLines = ({ amount, fee, total, items }: Quote, ready: Ready): TemplateResult => {
  const { t, money } = spoken(ready);
  return linesView([
    { name: t('pay.bills', { count: items.length }), value: money(amount) },
    { name: t('pay.lineFee'), value: fee === 0 ? t('pay.noFee') : money(fee) },
    { name: t('pay.lineTotal'), value: money(total), sum: true },
  ]);
};

/** Why there is no total: it has lost its validity, or it could not be had. */
export const quoteProblem = ({ code }: QuoteState & { readonly is: 'failed' }) =>
  code === 'quote-expired' ? 'pay.quoteOld' : 'pay.quoteFailed';
