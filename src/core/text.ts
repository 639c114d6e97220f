/** Text of a portal in the nearest language: exact tag, then its language, then English, then whatever there is. */
export function localText(text: Readonly<Record<string, string>>, locale: string): string {
  const language = locale.split('-')[0] ?? locale;
  for (const tag of [locale, language, 'en', ...Object.keys(text)]) {
    if (Object.hasOwn(text, tag)) return text[tag] ?? '';
  }
  return '';
}

/** Puts values where a text has `{name}`. What it does not know stays as it is. */
export const fillText = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
