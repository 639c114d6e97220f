import { send } from '../../adapter/send.js';
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
/** What a portal may offer that a tag is for. */
export const served: Capability[] = [...new Set(Object.values(needed).flat())];

/** Where a tag leads to, where the portal offers that. */
const leads: readonly (readonly [from: string, to: string])[] = [
  ['utility-bill-list', 'utility-pay-now'],
  ['utility-bill-list', 'utility-link-account'],
  ['utility-bill-list', 'utility-login'],
  ['utility-login', 'utility-register'],
];

const quote = (name: string): string => `<${name}>`;

/** Says what is wrong with the tags of the page. `known` are the tags that there are. */
export async function checkTags(
  known: readonly string[],
  config: PortalConfig | null,
): Promise<readonly Finding[]> {
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
  for (const provider of document.querySelectorAll('utility-provider[routes]'))
    found.push(...(await checkRoutes(provider.getAttribute('routes') ?? '', known)));
  const language = document.documentElement.lang.split('-')[0] ?? '';
  if (language === '')
    found.push(doubt('The page does not say its language. Write <html lang="en">, or another one.'));
  else if (config && !config.locales.some((each) => each.split('-')[0] === language))
    found.push(doubt(`The page is in “${language}”, and the portal speaks ${config.locales.join(' and ')}.`));
  return found;
}

/** Whether each route is of a tag that there is, and leads to a page of this site that there is. */
async function checkRoutes(text: string, known: readonly string[]): Promise<readonly Finding[]> {
  let routes: Readonly<Record<string, unknown>>;
  try {
    routes = JSON.parse(text) as typeof routes;
  } catch {
    return [
      wrong(
        `<utility-provider>: routes is not JSON. Write routes='{"utility-pay-now":"/pay"}', with double quotes inside.`,
      ),
    ];
  }
  const found = Object.entries(routes).map(async ([tag, route]) => {
    if (!known.includes(tag)) {
      const meant = nearest(tag, known);
      return wrong(`routes: “${tag}” is no widget.${meant === null ? '' : ` Did you mean “${meant}”?`}`);
    }
    if (typeof route !== 'string' || !URL.canParse(route, document.baseURI))
      return wrong(`routes: the address of “${tag}” is none. Write for example "/pay".`);
    const url = new URL(route, document.baseURI);
    if (url.origin !== location.origin) return null;
    const answer = await send(url.href, { method: 'HEAD' }).catch(() => null);
    return answer?.status === 404
      ? wrong(`routes: “${tag}” leads to ${url.href}, where there is no page.`)
      : null;
  });
  return (await Promise.all(found)).filter((each) => each !== null);
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
  } else if (hasNotStarted(widget)) {
    found.push(
      wrong(
        `${name} could not start, so residents see what is between its tags: what else is wrong here tells why.`,
      ),
    );
  }
  const around = widget.parentElement?.closest(Object.keys(needed).join());
  if (around)
    found.push(
      wrong(
        `${name} stands inside ${quote(around.localName)}, which hides it and all that follows. Close that tag: ` +
          `${quote(around.localName)}…</${around.localName}>, never with “/>”.`,
      ),
    );
  const level = widget.getAttribute('heading-level');
  if (level !== null && !/^[1-6]$/.test(level))
    found.push(doubt(`${name}: heading-level="${level}" is no level. Write 1 to 6.`));
  if (widget.localName !== 'utility-provider' && widget.hasAttribute('portal'))
    found.push(
      wrong(
        `${name}: portal does nothing there. Name it by data-portal on the script tag, or in <utility-provider>.`,
      ),
    );
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

/** A widget's own state, which is not for anybody but this library. */
const hasNotStarted = (widget: HTMLElement): boolean => {
  const { gate } = widget as { readonly gate?: { readonly is: string; readonly why?: string } };
  return (
    gate?.is === 'failed' || gate?.is === 'loading' || (gate?.is === 'refused' && gate.why !== 'editing')
  );
};

const hasFallback = (widget: HTMLElement): boolean =>
  [...widget.childNodes].some((node) =>
    node instanceof Element
      ? !node.hasAttribute('data-utility-owned') && !node.hasAttribute('slot')
      : node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
  );
