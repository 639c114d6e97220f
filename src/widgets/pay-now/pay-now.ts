import type { PropertyValues, TemplateResult } from 'lit';
import type { UtilityClient } from '../../client/client.js';
import type { GuestDesk } from '../../client/guest.js';
import { UtilityError } from '../../core/errors.js';
import type { NavigateDetail } from '../../element/events.js';
import { probeStyles } from '../../element/frame-probe.js';
import type { Ready } from '../../element/runtime-controller.js';
import { card, failedView, skeleton } from '../../views/states.js';
import { UtilityWidget, widgetStyles } from '../../views/widget.js';
import type { PayForm } from './form.js';
import type { GuestPart } from './guest.js';
import { styles } from './pay-now.styles.js';

/**
 * @summary Pays bills by card or bank account, signed in or as a guest, and never leaves a doubt whether money was taken.
 * @element utility-pay-now
 * @attr {number} heading-level - Level of the heading on the page, 1 to 6; 2 unless it is set.
 * @slot - Shown until the widget is ready, and when it cannot start: a telephone number, a link.
 * @fires {PaymentChangedEvent} utility-payment-changed - A payment was sent, ended or cannot be told; its status only.
 * @fires {NavigateEvent} utility-navigate - The resident wants to go back to the bills, to link an account, or to sign in. Cancelable.
 * @fires {SessionExpiredEvent} utility-session-expired - The session has ended, although nobody signed out.
 * @fires {FailedEvent} utility-error - Something failed; codes only.
 * @csspart base - The wrapper of all that is drawn.
 * @csspart card - The widget’s surface.
 * @csspart heading - The heading.
 * @csspart note - Errors and notices.
 * @csspart help - The utility’s telephone number and hours.
 * @csspart field - One field with its label, hint and error.
 * @csspart lines - Amount, fee and total, each on its own line.
 * @csspart button - A button in the shadow tree; a form’s own submit button is themed by tokens.
 * @example <utility-pay-now><a href="tel:555-0142">Pay by phone: 555-0142</a></utility-pay-now>
 */
export class UtilityPayNow extends UtilityWidget {
  static override styles = [widgetStyles, probeStyles, styles];

  protected override readonly needs = {
    capability: 'payments',
    session: true,
    secureContext: true,
    words: 'payment',
  } as const;
  protected override readonly signInTitle = 'pay.signInTitle';
  protected override readonly skeletonLines = 5;

  // A guest first meets a short form, and a resident the bills: each loads what it shows.
  #form: PayForm | null = null;
  #guest: GuestPart | null = null;
  /** Where a client keeps what a guest has found; comes with the part for guests, without which nothing is found. */
  #desk: ((client: UtilityClient) => GuestDesk) | null = null;
  #loading = new Map<'form' | 'guest', Promise<void>>();
  #failed: UtilityError | null = null;
  #leftOpen: { readonly client: UtilityClient; readonly is: boolean } | null = null;
  #unwatch: (() => void) | undefined;
  #had = false;

  protected override get opensWithoutSession(): boolean {
    return this.#form?.opensWithoutSession === true || this.#isGuest;
  }

  /** Somebody who is not signed in, where the portal takes payments from guests. */
  get #isGuest(): boolean {
    return this.#wants === 'guest' || (this.#takesGuests && this.#hasFound);
  }

  get #takesGuests(): boolean {
    const { boot } = this.runtime;
    return (
      boot.is === 'ready' && !!boot.portal.guestPayment && boot.client.offers(boot.portal, 'guest-payment')
    );
  }

  get #hasFound(): boolean {
    const { client } = this.runtime;
    return client !== null && this.#desk?.(client).value.is === 'found';
  }

  /** Which part is shown to whoever is there; null while that is not known. */
  get #wants(): 'form' | 'guest' | null {
    if (!this.#takesGuests || this.#hasFound) return 'form';
    const session = this.runtime.client?.session?.view.value;
    if (session?.is === 'signed-in' || !session) return 'form';
    // Whose session ran out is asked to sign in: what they were doing was theirs.
    return session.is === 'signed-out' && session.ended !== 'expired' ? 'guest' : null;
  }

  protected override takeChoice(detail: NavigateDetail): void {
    void this.#load('form').then(() => this.#form?.takeChoice(detail));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { boot } = this.runtime;
    if (boot.is === 'ready') {
      const { client } = boot;
      this.#unwatch ??= this.#desk?.(client).subscribe(() => {
        const has = this.#hasFound;
        // Bills that are only looked up again stay where they are, and so does the focus.
        if (has !== this.#had) this.moveFocusToHeading();
        this.requestUpdate();
        this.#had = has;
      });
      if (this.#hasLeftOpen(client) || this.#wants === 'form') void this.#load('form');
      if (this.#wants === 'guest') void this.#load('guest');
    }
    this.#form?.update();
  }

  protected override renderOpen(ready: Ready): TemplateResult {
    const { language, portal } = ready;
    if (this.#failed) {
      return card(
        failedView(this.#failed, portal, language, () => {
          this.#failed = null;
          this.moveFocusToHeading();
        }),
      );
    }
    const form = this.#form;
    const looking = this.#isGuest && !this.#hasFound;
    const part = looking && form?.opensWithoutSession !== true ? this.#guest : form;
    return card(part ? part.render(ready) : skeleton(this.skeletonLines, language.t('common.loading')));
  }

  /** Whether an earlier page left a payment open: it is looked after whoever is signed in. */
  #hasLeftOpen(client: UtilityClient): boolean {
    if (this.#leftOpen?.client !== client) {
      this.#leftOpen = { client, is: client.hasOpenPayment() };
    }
    return this.#leftOpen.is;
  }

  /** After a failure only the resident asks again: each rendering would, and without an end. */
  async #load(part: 'form' | 'guest'): Promise<void> {
    if (this.#failed) return;
    let loading = this.#loading.get(part);
    if (loading === undefined) {
      loading = this.#begin(part).catch((cause: unknown) => {
        this.#loading.delete(part);
        this.#failed = new UtilityError('network', { code: 'code-not-loaded', cause });
        this.requestUpdate();
      });
      this.#loading.set(part, loading);
    }
    await loading;
  }

  async #begin(part: 'form' | 'guest'): Promise<void> {
    if (part === 'form') {
      const { PayForm } = await import('./form.js');
      this.#form = new PayForm(this.asHost, (client) => this.#desk?.(client) ?? null);
    } else {
      if (this.#leftOpen?.is) {
        // It comes first, unless another tab looks after it.
        const { paymentDesk } = await import('./form.js');
        await paymentDesk(this.#leftOpen.client)?.adopt();
      }
      const [{ GuestPart, guestDesk }] = await Promise.all([
        import('./guest.js'),
        this.runtime.addWords('proof'),
      ]);
      this.#desk = guestDesk;
      this.#guest = new GuestPart(this.asHost);
    }
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'utility-pay-now': UtilityPayNow;
  }
}
