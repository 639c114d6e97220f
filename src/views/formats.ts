import { localText } from '../core/text.js';
import type { Ready } from '../element/runtime-controller.js';
import { createFormats, type Formats } from '../i18n/format.js';
import type { Language } from '../i18n/locale.js';

const known = new WeakMap<Language, Formats>();

/** Words and formats together, for widgets that show money and dates. Formatters are dear: one set a language. */
export function spoken({ language, portal }: Ready): Language & Formats {
  let formats = known.get(language);
  if (formats === undefined) {
    formats = createFormats(language.locale, portal.currency, portal.timeZone);
    known.set(language, formats);
  }
  return { ...language, ...formats };
}

/** What the portal calls a unit. */
export function unitName(unit: string, { portal, language }: Ready): string {
  const known = portal.units.find((one) => one.unit === unit);
  return known ? localText(known.name, language.locale) : unit;
}
