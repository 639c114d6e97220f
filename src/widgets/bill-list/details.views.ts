import { html, nothing, type TemplateResult } from 'lit';
import type { BillDetails, BillLine, MeterRead } from '../../contract/index.js';
import { sum } from '../../core/money.js';
import { localText } from '../../core/text.js';
import type { Ready } from '../../element/runtime-controller.js';

/** A bill's lines, reads and units, as the utility states them. Nothing is computed from reads: meters are replaced. */
export function detailsView({ bill, lines, reads }: BillDetails, ready: Ready): TemplateResult {
  const { t, money } = ready.language;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('bills.line')}</th>
          <th scope="col">${t('bills.amount')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => lineView(line, ready))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t('bills.total')}</th>
          <td class="number">${money(sum(lines.map((line) => line.amount)))}</td>
        </tr>
      </tfoot>
    </table>
    ${reads.map((read) => readView(read, ready))}
    ${bill.usage
      ? html`<p class="small">
          ${t('bills.used', {
            quantity: ready.language.number(bill.usage.quantity),
            unit: unitOf(bill.usage.unit, ready),
          })}
          ${legend(bill.usage.unit, ready)}
        </p>`
      : nothing}
    ${bill.year === undefined ? nothing : html`<p class="small muted">${t('bills.year', { year: bill.year })}</p>`}`;
}

function lineView(line: BillLine, ready: Ready): TemplateResult {
  const { t, money, number, locale } = ready.language;
  const { quantity, unitPrice } = line;
  return html`<tr>
    <th scope="row">
      ${localText(line.label, locale)}
      ${quantity && unitPrice !== undefined
        ? html`<div class="small muted">
            ${t('bills.each', {
              quantity: number(quantity.quantity),
              unit: unitOf(quantity.unit, ready),
              price: ready.language.price(unitPrice),
            })}
          </div>`
        : nothing}
    </th>
    <td class="number">${money(line.amount)}</td>
  </tr>`;
}

function readView(read: MeterRead, { language }: Ready): TemplateResult {
  const { t, day, number } = language;
  return html`<p class="small">
    <strong>${t('bills.meter', { meter: read.meter })}</strong>, ${t('bills.period', { from: day(read.from), to: day(read.to) })}<br />
    ${t('bills.reads', { previous: number(read.previous), current: number(read.current) })}
    ${read.kind === 'replaced'
      ? html`<br />${t('bills.replaced')}`
      : read.kind === 'estimated'
        ? html`<br />${t('bills.estimated')}`
        : nothing}
  </p>`;
}

const unitOf = (unit: string, { portal, language }: Ready): string => {
  const known = portal.units.find((one) => one.unit === unit);
  return known ? localText(known.name, language.locale) : unit;
};

function legend(unit: string, ready: Ready): TemplateResult | typeof nothing {
  const known = ready.portal.units.find((one) => one.unit === unit);
  if (!known?.equals) return nothing;
  const { t, number } = ready.language;
  return html`<span class="muted"
    >(${t('bills.unit', {
      unit: unitOf(unit, ready),
      quantity: number(known.equals.quantity),
      other: unitOf(known.equals.unit, ready),
    })})</span
  >`;
}
