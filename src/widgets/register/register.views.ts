import { html, nothing, type TemplateResult } from 'lit';
import type { Registration, Terms } from '../../contract/index.js';
import type { RegistrationState } from '../../core/registration/types.js';
import { localText } from '../../core/text.js';
import type { FormController } from '../../element/form-controller.js';
import type { Ready } from '../../element/runtime-controller.js';
import { fieldsView } from '../../views/fields.js';
import { note } from '../../views/note.js';
import { onward } from '../../views/onward.js';
import { heading, helpLine } from '../../views/states.js';
import { troubleView } from '../../views/trouble.js';

/** The terms, in a region that is scrolled by keyboard too, and the one act that accepts them. */
export function termsView(
  ready: Ready,
  terms: Terms | undefined,
  level: number,
  onAccept: () => void,
): TemplateResult {
  const { t, locale } = ready.language;
  return html`${heading(level, t('register.title'))}
    <p class="sub">${t('register.termsLead')}</p>
    <div class="terms" part="terms" role="region" aria-labelledby="terms" tabindex="0">
      <div class="terms-title" id="terms" role="heading" aria-level=${Math.min(level + 1, 6)}>
        ${localText(terms?.title ?? {}, locale) || t('register.termsTitle')}
      </div>
      ${terms?.paragraphs.map((text) => html`<p>${localText(text, locale)}</p>`)}
    </div>
    <button class="button wide" part="button" type="button" @click=${onAccept}>
      ${t('register.termsAccept')}
    </button>
    <div class="more">
      <p class="small muted">${t('register.termsRefuse')}</p>
      ${helpLine(ready.portal, ready.language)}
    </div>`;
}

/** What signing in is for at this utility. */
function purpose({ client, portal }: Ready): 'pay' | 'bills' | 'usage' | 'other' {
  if (client.offers(portal, 'bills')) return client.offers(portal, 'payments') ? 'pay' : 'bills';
  return client.offers(portal, 'usage') ? 'usage' : 'other';
}

type Filling = RegistrationState & { readonly at: 'filling' | 'sending' };

export interface StepActions {
  readonly onBack: () => void;
  readonly onQuestion: () => void;
  readonly onSignIn: () => void;
}

/** One screen of the form. */
export function stepView(
  ready: Ready,
  registration: Registration,
  state: Filling,
  form: FormController,
  level: number,
  { onBack, onQuestion, onSignIn }: StepActions,
): TemplateResult {
  const { portal, language } = ready;
  const { t, coded, locale } = language;
  const { steps } = registration;
  const { step, from } = state.draft;
  const title = localText(steps[step]?.title ?? {}, locale) || t('register.title');
  const trouble = state.at === 'filling' ? state.trouble : null;
  const first = step === 0;
  return html`${
    steps.length > 1
      ? html`<p class="step" id="step">${t('register.step', { step: step + 1, count: steps.length })}</p>`
      : nothing
  }
  ${heading(level, title)}
  ${first ? html`<p class="muted">${coded('register.intro', purpose(ready))}</p>` : nothing}
  ${portal.requiredMark === 'none' ? html`<p class="sub">${t('register.everyField')}</p>` : nothing}
  ${trouble ? troubleView(trouble, ready, true, true) : nothing}
  ${
    state.question.is === 'failed'
      ? note(
          'warning',
          t('register.questionFailed'),
          html`<button class="link" type="button" @click=${onQuestion}>
            ${t('register.questionAgain')}
          </button>`,
        )
      : nothing
  }
  ${fieldsView(form, language)}
  ${
    step > from || (first && portal.signIn)
      ? html`<div class="more">
          ${
            step > from
              ? html`<button class="button quiet" part="button" type="button" @click=${onBack}>
                  ${t('register.back')}
                </button>`
              : html`<button class="link" type="button" @click=${onSignIn}>
                  ${t('register.haveAccount')}
                </button>`
          }
        </div>`
      : nothing
  }`;
}

/** Where a registration leads: signing in, or, for whoever is in already, the account or the bills. */
export function doneView(
  ready: Ready,
  level: number,
  signedIn: boolean,
  onNext: (to: string) => void,
): TemplateResult {
  const { portal, language } = ready;
  const { t, locale } = language;
  const service = localText(portal.product ?? portal.name, locale);
  const [, to, text] = signedIn
    ? (onward(ready) ?? [])
    : ([null, 'utility-login', 'register.signIn'] as const);
  return html`${heading(level, t('register.doneTitle'))} ${note('success', t('register.done', { service }))}
  ${
    to
      ? html`<button
          class="button wide"
          part="button"
          type="button"
          @click=${() => {
            onNext(to);
          }}
        >
          ${t(text)}
        </button>`
      : nothing
  }`;
}
