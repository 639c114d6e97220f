import { html, type TemplateResult } from 'lit';
import type { Account } from '../contract/index.js';

/** Which of several accounts is shown. */
export const accountChoice = (
  accounts: readonly Account[],
  account: Account | undefined,
  label: string,
  name: (account: Account) => string,
  onAccount: (accountId: string) => void,
): TemplateResult =>
  html`<label class="small muted">
    ${label}
    <select
      @change=${(event: Event) => {
        onAccount((event.target as HTMLSelectElement).value);
      }}
    >
      ${accounts.map((one) => html`<option value=${one.id} ?selected=${one.id === account?.id}>${name(one)}</option>`)}
    </select>
  </label>`;
