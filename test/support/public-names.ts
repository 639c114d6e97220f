/**
 * Names that pages, themes and scripts rely on. One that goes, or is called otherwise, breaks a city's site: that takes a new major
 * version. A test holds each list against the code.
 */
interface PublicTag {
  readonly attributes: readonly string[];
  readonly slots: readonly string[];
  readonly events: readonly string[];
  readonly parts: readonly string[];
}

const common = ['utility-error', 'utility-navigate', 'utility-session-expired'];

export const publicTags: Readonly<Record<string, PublicTag>> = {
  'utility-bill-list': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common],
    parts: ['base', 'bill', 'button', 'card', 'heading', 'help', 'note', 'tag', 'total'],
  },
  'utility-link-account': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common, 'utility-account-linked'],
    parts: ['base', 'button', 'card', 'field', 'heading', 'help', 'note', 'tag'],
  },
  'utility-login': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common, 'utility-signed-in', 'utility-signed-out'],
    parts: ['base', 'button', 'card', 'field', 'heading', 'help', 'note', 'reveal'],
  },
  'utility-pay-now': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common, 'utility-payment-changed'],
    parts: ['base', 'button', 'card', 'field', 'heading', 'help', 'lines', 'note'],
  },
  'utility-provider': { attributes: ['locale', 'portal', 'routes'], slots: [''], events: [], parts: [] },
  'utility-register': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common, 'utility-registered', 'utility-signed-out', 'utility-verified'],
    parts: ['base', 'button', 'card', 'field', 'heading', 'help', 'note', 'reveal', 'terms'],
  },
  'utility-usage-chart': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common],
    parts: ['base', 'button', 'card', 'heading', 'help', 'note'],
  },
  'utility-verify': {
    attributes: ['heading-level'],
    slots: [''],
    events: [...common, 'utility-signed-out', 'utility-verified'],
    parts: ['base', 'button', 'card', 'field', 'heading', 'help', 'note'],
  },
};

/** Without their prefix `--utility-`. */
export const publicTokens: readonly string[] = [
  'button-radius',
  'button-shadow',
  'button-weight',
  'button-width',
  'card-border-width',
  'card-padding',
  'card-radius',
  'card-shadow',
  'color-accent',
  'color-border',
  'color-button',
  'color-chart-active',
  'color-chart-bar',
  'color-chart-estimated',
  'color-chart-grid',
  'color-chart-missing',
  'color-control-border',
  'color-control-surface',
  'color-danger',
  'color-danger-soft',
  'color-focus',
  'color-focus-gap',
  'color-on-accent',
  'color-scheme',
  'color-success',
  'color-success-soft',
  'color-surface',
  'color-surface-raised',
  'color-text',
  'color-text-muted',
  'color-warning',
  'color-warning-soft',
  'control-border-sides',
  'control-border-width',
  'control-height',
  'control-padding',
  'focus-fill',
  'focus-offset',
  'focus-width',
  'font-family',
  'font-size',
  'font-weight-strong',
  'heading-font-family',
  'heading-size',
  'label-weight',
  'note-bar-width',
  'note-border-width',
  'radius',
  'space',
];
