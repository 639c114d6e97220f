import type { Capability, PortalConfig } from '../../contract/index.js';
import { nearest } from '../../element/theme-names.js';
import { doubt, fine, wrong, type Finding } from './finding.js';

/** What a portal has to offer for a tag to be of use; any one of them will do. */
const needed: Readonly<Record<string, readonly Capability[]>> = {
  'utility-bill-list': ['bills'],
  'utility-link-account': ['linking'],
  'utility-login': ['sign-in'],
  'utility-pay-now': ['payments', 'guest-payment'],
  'utility-register': ['registration'],
  'utility-usage-chart': ['usage'],
  'utility-verify': ['registration'],
};
/** Where a tag leads to, where the portal offers that. */
const leads: readonly (readonly [from: string, to: string])[] = [
  ['utility-bill-list', 'utility-pay-now'],
  ['utility-bill-list', 'utility-link-account'],
  ['utility-bill-list', 'utility-login'],
  ['utility-login', 'utility-register'],
];

const quote = (name: string): string => `<${name}>`;

/** Says what is wrong with the tags of the page. `known` are the tags that there are. */
export function checkTags(known: readonly string[], config: PortalConfig | null): readonly Finding[] {
  const found: Finding[] = [];
  const all = [...document.querySelectorAll<HTMLElement>('*')].filter(({ localName }) =>
    localName.startsWith('utility-'),
  );
  const widgets = all.filter(({ localName }) => known.includes(localName));
  for (const name of new Set(all.map(({ localName }) => localName))) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    found.push(
      wrong(
        `${quote(name)} is no widget. ${meant === null ? `There are ${known.map(quote).join(', ')}.` : `Did you mean ${quote(meant)}?`}`,
      ),
    );
  }
  for (const marker of document.querySelectorAll<HTMLElement>('[data-utility-widget]')) {
    if (marker.querySelector(known.join()) !== null) continue;
    const name = marker.dataset['utilityWidget'] ?? '';
    const meant = nearest(
      name.replace(/^utility-/, ''),
      known.map((each) => each.replace('utility-', '')),
    );
    found.push(
      wrong(
        `data-utility-widget="${name}" names no widget.${meant === null ? '' : ` Did you mean “${meant}”?`}`,
      ),
    );
  }
  if (widgets.length === 0) found.push(doubt('There is no widget on this page.'));
  for (const widget of widgets) found.push(...checkOne(widget, config));
  const route = (tag: string): boolean =>
    [...document.querySelectorAll('utility-provider[routes]')].some((each) =>
      (each.getAttribute('routes') ?? '').includes(`"${tag}"`),
    );
  for (const [from, to] of leads) {
    const offered = needed[to]?.some((each) => config?.capabilities.includes(each)) ?? false;
    if (!offered) continue;
    if (!document.querySelector(from) || document.querySelector(to) || route(to)) continue;
    found.push(
      doubt(
        `${quote(from)} leads to ${quote(to)}, which is not on this page. Say where it is: ` +
          `<utility-provider routes='{"${to}":"/its-page"}'> around ${quote(from)}, or listen to utility-navigate.`,
      ),
    );
  }
  for (const provider of document.querySelectorAll('utility-provider[routes]')) {
    try {
      JSON.parse(provider.getAttribute('routes') ?? '');
    } catch {
      found.push(
        wrong(
          `<utility-provider>: routes is not JSON. Write routes='{"utility-pay-now":"/pay"}', with double quotes inside.`,
        ),
      );
    }
  }
  const language = document.documentElement.lang.split('-')[0] ?? '';
  if (language === '')
    found.push(doubt('The page does not say its language. Write <html lang="en">, or another one.'));
  else if (config && !config.locales.some((each) => each.split('-')[0] === language))
    found.push(doubt(`The page is in “${language}”, and the portal speaks ${config.locales.join(' and ')}.`));
  return found;
}

function checkOne(widget: HTMLElement, config: PortalConfig | null): readonly Finding[] {
  const name = quote(widget.localName);
  const found: Finding[] = [];
  if (!customElements.get(widget.localName)) {
    found.push(
      wrong(
        `${name} has not started: its code did not arrive. Copy the whole dist folder, and see what the console says.`,
      ),
    );
  } else if (!widget.shadowRoot) {
    found.push(wrong(`${name} belongs to another script of this page, so it was left as it is.`));
  }
  if (widget.closest('[contenteditable]:not([contenteditable="false"])') || document.designMode === 'on')
    found.push(doubt(`${name} stands in text that is being edited, where it stays closed.`));
  const offers = needed[widget.localName];
  if (config && offers && !offers.some((each) => config.capabilities.includes(each)))
    found.push(doubt(`${name} has nothing to do here: the portal does not offer it.`));
  if (widget.localName !== 'utility-provider' && !hasFallback(widget))
    found.push(
      doubt(
        `${name} is empty for those whose browser cannot start it. Put a link or a phone number between its tags.`,
      ),
    );
  return found.length > 0 ? found : [fine(`${name} has started.`)];
}

const hasFallback = (widget: HTMLElement): boolean =>
  [...widget.childNodes].some((node) =>
    node instanceof Element
      ? !node.hasAttribute('data-utility-owned') && !node.hasAttribute('slot')
      : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
  );
