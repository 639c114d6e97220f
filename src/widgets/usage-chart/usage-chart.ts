import { html, nothing, type TemplateResult } from 'lit';
import { usageOf } from '../../client/usage.js';
import type { Account, UsageHistory } from '../../contract/index.js';
import { localText } from '../../core/text.js';
import { aYearFrom, inUnit, periodsOf, unitsOf } from '../../core/usage.js';
import { AccountController } from '../../element/account-controller.js';
import { ReadController, shownOf } from '../../element/read-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { SizeController } from '../../element/size-controller.js';
import { note } from '../../views/note.js';
import { card, failedView, heading, skeleton } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import { chartView, legendView, mostDrawn } from './chart.views.js';
import { saveFile } from './save-file.js';
import { styles } from './usage-chart.styles.js';
import { accountView, noAccountView, tableView, unitsView } from './usage-chart.views.js';
import { fileName, pointText, takeaway, usageFile, type Told } from './usage-chart.words.js';

/**
 * @summary What a resident has used, period by period as it was billed: in a sentence, a chart, a table and a file.
 * @element utility-usage-chart
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {NavigateEvent} utility-navigate - The resident wants to link an account, or to sign in. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-usage-chart><p>Call 555-0142 about your use.</p></utility-usage-chart>
 */
export class UtilityUsageChart extends UtilityWidget {
  static override styles = [widgetStyles, styles];
  static override properties = {
    unit: { state: true },
    active: { state: true },
    focused: { state: true },
    tableOpen: { state: true },
  };

  protected override readonly needs = {
    capability: 'usage',
    session: true,
    secureContext: true,
    words: 'usage',
  } as const;
  protected override readonly signInTitle = 'usage.signInTitle';
  protected override readonly skeletonLines = 5;

  /** Null: the unit in which it is billed. */
  declare private unit: string | null;
  /** Which period is spoken of, counted from the first that is drawn. */
  declare private active: number | null;
  declare private focused: boolean;
  declare private tableOpen: boolean;
  #announced = '';

  readonly #accounts = new AccountController(this, {
    client: () => this.runtime.client,
    signedIn: () => this.open,
  });
  readonly #usage = new ReadController<UsageHistory>(
    this,
    () => this.runtime.client,
    () => {
      const ready = this.open;
      const { account } = this.#accounts;
      return ready && account ? usageOf(ready.client, account.id) : null;
    },
  );
  readonly #size = new SizeController(this, '.plot');

  constructor() {
    super();
    this.unit = null;
    this.active = null;
    this.focused = false;
    this.tableOpen = false;
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const { language, portal, client } = ready;
    const { t } = language;
    const title = heading(this.headingLevel, t('usage.title'));
    const { accounts, account } = this.#accounts;
    if (accounts && !account) {
      const onLink = client.offers(portal, 'linking') ? this.#toLinking : null;
      return card(html`${title}${noAccountView(ready, onLink)}`);
    }
    const { state } = this.#usage;
    const failed = this.#accounts.failed ?? (state.is === 'failed' ? state.error : null);
    const whose = accounts && account ? accountView(accounts, account, ready, this.#changeAccount) : nothing;
    // One template, so that the choice of an account keeps its place, and the focus with it.
    const draw = (content: TemplateResult): TemplateResult => card(html`${title} ${whose} ${content}`);
    if (failed) return draw(failedView(failed, portal, language, this.#retry));
    const history = shownOf(state);
    return draw(
      account && history
        ? this.#history(history, account, ready)
        : skeleton(this.skeletonLines, t('common.loading')),
    );
  }

  #history(history: UsageHistory, account: Account, ready: Ready): TemplateResult {
    const { t, locale } = ready.language;
    const told = this.#told(history, ready);
    if (told.periods.length === 0) {
      this.#announce(t('usage.none'), account);
      return note('info', t('usage.none'), html`<p>${t('usage.noneBody')}</p>`);
    }
    const sentence = takeaway(told);
    this.#announce(sentence, account);
    const drawn = told.periods.slice(-mostDrawn);
    const first = told.periods.length - drawn.length;
    const active = this.active !== null && this.active < drawn.length ? this.active : null;
    const { width, fontSize } = this.#size;
    return html`<p class="takeaway">${sentence}</p>
      ${unitsView(unitsOf(history.unit, ready.portal.units), told, this.#changeUnit)}
      <p class="small muted service">${localText(history.service, locale)}</p>
      ${chartView({
        ...{ told, drawn, width, fontSize, active },
        focused: this.focused,
        onActive: this.#point,
        onKey: (event) => {
          this.#move(event, drawn);
        },
        onFocus: (focused) => {
          this.focused = focused;
          this.active = focused ? (this.active ?? drawn.length - 1) : null;
        },
      })}
      ${legendView({ told, drawn })}
      <p class="small readout" aria-hidden="true">
        ${active === null ? t('usage.how') : pointText(told, first + active)}
      </p>
      ${first === 0 ? nothing : html`<p class="small muted">${t('usage.latest', { count: mostDrawn })}</p>`}
      <p class="actions">
        <button
          class="link table-button"
          type="button"
          aria-expanded=${this.tableOpen ? 'true' : 'false'}
          @click=${this.#toggleTable}
        >
          ${t(this.tableOpen ? 'usage.tableHide' : 'usage.table')}
        </button>
        <button
          class="link"
          type="button"
          @click=${() => {
            this.#save(history, told);
          }}
        >
          ${t('usage.csv')}
        </button>
      </p>
      ${this.tableOpen ? tableView(told) : nothing}`;
  }

  #told({ unit: own, points }: UsageHistory, ready: Ready): Told {
    const units = unitsOf(own, ready.portal.units);
    const unit = units.find((one) => one.unit === this.unit) ?? { unit: own, factor: 1, digits: 3 };
    return { ready, unit, periods: inUnit(periodsOf(points), unit) };
  }

  /** Once for each account and unit. */
  #announce(text: string, { id }: Account): void {
    const key = `${id} ${text}`;
    if (key === this.#announced) return;
    this.#announced = key;
    this.live.say(text);
  }

  #save(history: UsageHistory, told: Told): void {
    saveFile(fileName(history, told.periods), 'text/csv;charset=utf-8', usageFile(told));
    this.live.say(told.ready.language.t('usage.csvSaved'));
  }

  #move(event: KeyboardEvent, drawn: Told['periods']): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const last = drawn.length - 1;
    const at = this.active ?? last;
    // Time runs the way the language does.
    const ahead = this.open?.language.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to = (): number | null => {
      switch (event.key) {
        case 'ArrowLeft':
        case 'ArrowRight':
          return event.key === ahead ? at + 1 : at - 1;
        case 'ArrowDown':
          return at + 1;
        case 'ArrowUp':
          return at - 1;
        case 'Home':
          return 0;
        case 'End':
          return last;
        case 'PageDown':
          return aYearFrom(drawn, at, 1);
        case 'PageUp':
          return aYearFrom(drawn, at, -1);
        default:
          return null;
      }
    };
    if (event.key === 'Escape') {
      event.preventDefault();
      void this.focusFirst('.table-button');
      return;
    }
    const next = to();
    if (next === null) return;
    event.preventDefault();
    this.active = Math.max(0, Math.min(last, next));
  }

  readonly #point = (index: number | null): void => {
    // The pointer does not take away what the keyboard is at.
    if (index !== null || !this.focused) this.active = index;
  };

  readonly #changeUnit = (unit: string): void => {
    this.unit = unit;
  };

  readonly #changeAccount = (accountId: string): void => {
    this.active = null;
    this.#accounts.choose(accountId);
  };

  readonly #toggleTable = (): void => {
    this.tableOpen = !this.tableOpen;
  };

  readonly #toLinking = (): void => {
    this.navigate({ to: 'utility-link-account' });
  };

  readonly #retry = (): void => {
    this.#announced = '';
    this.#accounts.retry();
    this.#usage.retry();
    this.moveFocusToHeading();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-usage-chart': UtilityUsageChart;
  }
}
