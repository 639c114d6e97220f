import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice } from '../../views/account-choice.js';
import type { Account } from '../../contract/index.js';
import { mask } from '../../core/mask.js';
import type { UsageUnit } from '../../core/usage.js';
import type { Ready } from '../../element/runtime-controller.js';
import { unitName } from '../../views/formats.js';
import { note } from '../../views/note.js';
import { helpLine } from '../../views/states.js';
import { formatsOf, type Told } from './usage-chart.words.js';

/** `onLink`: where the portal lets residents link an account. */
export function noAccountView({ portal, language }: Ready, onLink: (() => void) | null): TemplateResult {
  const { t } = language;
  const body = t(onLink ? 'usage.noAccountLinkBody' : 'usage.noAccountBody');
  return html`${note('info', t('usage.noAccount'), html`<p>${body}</p>`)}
  ${
    onLink
      ? html`<button class="button" part="button" type="button" @click=${onLink}>${t('usage.link')}</button>`
      : nothing
  }
  ${helpLine(portal, language)}`;
}

/** Whose use it is; a choice where the resident has several accounts. */
export function accountView(
  accounts: readonly Account[],
  account: Account,
  { language: { t } }: Ready,
  onAccount: (accountId: string) => void,
): TemplateResult {
  const name = (one: Account): string =>
    `${one.serviceAddress} · ${t('usage.account', { number: mask(one.number) })}`;
  if (accounts.length < 2) return html`<p class="sub">${name(account)}</p>`;
  return html`<div class="account">
    ${accountChoice(accounts, account, t('usage.accountLabel'), name, onAccount)}
  </div>`;
}

export function unitsView(
  units: readonly UsageUnit[],
  { ready, unit }: Told,
  onUnit: (unit: string) => void,
): TemplateResult | typeof nothing {
  if (units.length < 2) return nothing;
  return html`<fieldset class="units">
    <legend class="small">${ready.language.t('usage.units')}</legend>
    ${units.map(
      (one) =>
        html`<label>
          <input
            type="radio"
            name="unit"
            .checked=${one.unit === unit.unit}
            @change=${() => {
              onUnit(one.unit);
            }}
          />
          <span>${unitName(one.unit, ready)}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Every period, the newest first. */
export function tableView(told: Told): TemplateResult {
  const { ready, periods, unit } = told;
  const { t, coded } = ready.language;
  const { quantity, days } = formatsOf(told);
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t('usage.tablePeriod')}</th>
        <th scope="col" class="use">${t('usage.tableUse', { unit: unitName(unit.unit, ready) })}</th>
        <th scope="col">${t('usage.tableKind')}</th>
      </tr>
    </thead>
    <tbody>
      ${[...periods].reverse().map(
        (period) =>
          html`<tr>
            <th scope="row">${t('usage.period', days(period))}</th>
            <td class="use number">${period.quantity === null ? '–' : quantity(period.quantity)}</td>
            <td>${coded('usage.kind', period.kind)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
