import { checkTheme } from '../../element/theme-check.js';
import { doubt, type Finding } from './finding.js';

/** Widgets that have been drawn, one of each tag: those of one page mostly wear one theme. */
const drawn = (tags: readonly string[]): readonly HTMLElement[] =>
  tags
    .map((tag) => document.querySelector<HTMLElement>(tag))
    .filter((each) => each !== null)
    .filter(({ shadowRoot }) => shadowRoot?.querySelector('.base') !== null && shadowRoot !== null);

/** What the page's theme makes hard to read, and names of its that are no tokens; each once. */
export function themeFindings(tags: readonly string[]): readonly Finding[] {
  // A page that may be either is looked at in both.
  const checked = drawn(tags).flatMap((widget) => {
    const { colorScheme } = getComputedStyle(widget);
    const both = colorScheme.includes('light') && colorScheme.includes('dark');
    return both ? [checkTheme(widget, 'light'), checkTheme(widget, 'dark')] : [checkTheme(widget)];
  });
  const messages = new Set(checked.flatMap(({ findings }) => findings.map(({ message }) => message)));
  const [{ unreadSheets } = { unreadSheets: 0 }] = checked;
  return [
    ...[...messages].map(doubt),
    ...(unreadSheets > 0
      ? [
          doubt(
            `${unreadSheets.toString()} style sheets of other sites could not be read for names that are no tokens.`,
          ),
        ]
      : []),
  ];
}

/** Says the same in the console as soon as there is a widget to look at. For development: it costs a look at every style sheet. */
export async function watchTheme(tags: readonly string[]): Promise<void> {
  await Promise.race(tags.map((tag) => customElements.whenDefined(tag)));
  // Not before a widget has been drawn, and its page's style sheets have had a moment.
  await new Promise((ready) => {
    requestAnimationFrame(() => requestAnimationFrame(ready));
  });
  for (const { text } of themeFindings(tags)) console.warn(`utility-widgets: ${text}`);
}
