import { html, nothing, type TemplateResult } from 'lit';
import type { BillDetails, BillLine, MeterRead } from '../../contract/index.js';
import { localText } from '../../core/text.js';
import type { Ready } from '../../element/runtime-controller.js';
import { spoken, unitName } from '../../views/formats.js';

/** A bill's lines, reads and units, as the utility states them. Nothing is computed from reads: meters are replaced. */
export function detailsView({ bill, lines, reads }: BillDetails, ready: Ready): TemplateResult {
  const { t, money } = spoken(ready);
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
          <td class="number">${money(bill.charges)}</td>
        </tr>
      </tfoot>
    </table>
    ${reads.map((read) => readView(read, ready))}
    ${
      bill.usage
        ? html`<p class="small">
            ${t('bills.used', {
              quantity: spoken(ready).number(bill.usage.quantity),
              unit: unitName(bill.usage.unit, ready),
            })}
            ${legend(bill.usage.unit, ready)}
          </p>`
        : nothing
    }
    ${bill.year === undefined ? nothing : html`<p class="small muted">${t('bills.year', { year: bill.year })}</p>`}`;
}

function lineView(line: BillLine, ready: Ready): TemplateResult {
  const { t, money, number, locale } = spoken(ready);
  const { quantity, unitPrice } = line;
  return html`<tr>
    <th scope="row">
      ${localText(line.label, locale)}
      ${
        quantity && unitPrice !== undefined
          ? html`<div class="small muted">
              ${t('bills.each', {
                quantity: number(quantity.quantity),
                unit: unitName(quantity.unit, ready),
                price: spoken(ready).price(unitPrice),
              })}
            </div>`
          : nothing
      }
    </th>
    <td class="number">${money(line.amount)}</td>
  </tr>`;
}

function readView(read: MeterRead, ready: Ready): TemplateResult {
  const { t, day, number } = spoken(ready);
  return html`<p class="small">
    <strong>${t('bills.meter', { meter: read.meter })}</strong>,
    ${t('bills.period', { from: day(read.from), to: day(read.to) })}<br />
    ${t('bills.reads', { previous: number(read.previous), current: number(read.current) })}
    ${
      read.kind === 'replaced'
        ? html`<br />${t('bills.replaced')}`
        : read.kind === 'estimated'
          ? html`<br />${t('bills.estimated')}`
          : nothing
    }
  </p>`;
}

function legend(unit: string, ready: Ready): TemplateResult | typeof nothing {
  const known = ready.portal.units.find((one) => one.unit === unit);
  if (!known?.equals) return nothing;
  const { t, number } = spoken(ready);
  return html`<span class="muted"
    >(${t('bills.unit', {
      unit: unitName(unit, ready),
      quantity: number(known.equals.quantity),
      other: unitName(known.equals.unit, ready),
    })})</span
  >`;
}
