import { send } from '../adapter/send.js';
import type { UtilityClient } from '../client/client.js';
import { pageSlot, type Blocked } from '../client/page-slot.js';
import type { PageClient } from '../client/page.js';
import type { PortalConfig } from '../contract/index.js';
import { pause, systemClock } from '../core/clock.js';
import { failure } from '../element/explain.js';
import { checkFiles } from './check/files.js';
import { doubt, fine, wrong, type Finding } from './check/finding.js';
import { checkPolicies, readPolicies } from './check/policy.js';
import { checkPortal } from './check/portal.js';
import { show } from './check/show.js';
import { checkTags, served } from './check/tags.js';
import { themeFindings } from './check/theme.js';

export type { Finding } from './check/finding.js';

/** `loader`: our own script, without its query. */
export interface CheckOptions {
  readonly loader: string;
  readonly tags: readonly string[];
  /** Also on the page, not in the console alone. */
  readonly visible: boolean;
}

const said = { wrong: 'wrong', doubt: 'look', fine: 'fine' } as const;

/** Says in plain words what is wrong with an installation, and what to do about it; the worst first. */
export async function check({ loader, tags, visible }: CheckOptions): Promise<readonly Finding[]> {
  const panel = visible ? show() : null;
  const found: Finding[] = [...checkScripts(loader), ...(await checkFiles(loader))];
  if (!isSecureContext)
    found.push(
      wrong('The page is not served over https, so that widgets with passwords or payments stay closed.'),
    );
  const portals = portalAddresses();
  const configs: PortalConfig[] = [];
  for (const portal of portals) {
    const { findings, config } = await checkPortal(portal);
    found.push(...findings);
    if (config) configs.push(config);
  }
  await begun(tags, portals);
  const [config = null] = [...configs, ...otherClients(portals).map(configOf)].filter(
    (each) => each !== null,
  );
  found.push(
    ...checkClients(portals),
    ...(await checkTags(tags, config)),
    ...themeFindings(tags),
    ...(await checkPolicy(loader, portals, configs)),
  );
  const order: readonly Finding['level'][] = ['wrong', 'doubt', 'fine'];
  found.sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  const count = (level: Finding['level']): number => found.filter((each) => each.level === level).length;
  const title = `utility-widgets: ${count('wrong').toString()} wrong, ${count('doubt').toString()} to look at`;
  console.info([title, ...found.map(({ level, text }) => `  ${said[level]}: ${text}`)].join('\n'));
  panel?.tell(title, found);
  return found;
}

/** Code that is on its way this long, in milliseconds, does not come. */
const patienceMs = 5_000;

const stepMs = 100;

const clients = (): readonly UtilityClient[] =>
  [...pageSlot().clients.values()].map((each) => each as UtilityClient);

const configOf = ({ portal: { value } }: UtilityClient): PortalConfig | null =>
  value.is === 'known' ? value.portal : null;

/** Clients of what has not been asked by its address. */
const otherClients = (portals: readonly string[]): readonly UtilityClient[] => {
  const asked = portals.map((each) =>
    URL.canParse(each, document.baseURI) ? new URL(each, document.baseURI).href : each,
  );
  return clients().filter(({ adapter }) => !asked.some((each) => each.startsWith(adapter.id)));
};

/** Whether an adapter is on its way, or a portal has not answered yet. */
const isAsking = (portals: readonly string[]): boolean =>
  (pageSlot().current as PageClient | undefined)?.is === 'loading' ||
  otherClients(portals).some(({ portal }) => portal.value.is === 'asking');

/** The check may begin before the widgets do. */
async function begun(tags: readonly string[], portals: readonly string[]): Promise<void> {
  const here = tags.filter((tag) => document.querySelector(tag));
  const late = new AbortController();
  const all = Promise.all(here.map((tag) => customElements.whenDefined(tag)));
  await Promise.race([all, pause(systemClock, patienceMs, late.signal)]);
  late.abort();
  for (let waited = 0; waited < patienceMs && isAsking(portals); waited += stepMs)
    await pause(systemClock, stepMs);
  // Drawn, too: their look is judged.
  await new Promise((ready) => {
    requestAnimationFrame(() => requestAnimationFrame(ready));
  });
}

const simulated = 'demo:';

/** What the page names, as it is written. */
function named(): readonly string[] {
  const { portals, adapters } = pageSlot();
  const provided = [...document.querySelectorAll('utility-provider[portal]')].map((each) =>
    each.getAttribute('portal'),
  );
  return [...new Set([...portals, ...adapters, ...provided.filter((each) => each !== null)])];
}

/** Addresses of portals; what runs in the page has nothing to be reached. */
const portalAddresses = (): readonly string[] =>
  named().filter((each) => !each.startsWith(simulated) && !pageSlot().adapters.includes(each));

const isDemo = (): boolean => named().some((each) => each.startsWith(simulated));

/** What adapters of the page's own and simulated utilities have come to: nobody but they know how to ask. */
function checkClients(portals: readonly string[]): readonly Finding[] {
  const page = pageSlot().current as PageClient | undefined;
  const waits =
    page?.is === 'loading' ? [wrong('The page’s adapter has not come yet: is its module there?')] : [];
  const setUp =
    page?.is === 'failed' ? [wrong(`The page’s adapter does not start: ${failure(page.error, '')}`)] : [];
  const failed = otherClients(portals).flatMap(({ adapter, portal }) => {
    const { value } = portal;
    if (value.is === 'asking')
      return [wrong(`“${adapter.id}” has not said yet what it offers: its getPortal has to answer.`)];
    const why = value.is === 'failed' ? failure(value.error, adapter.id) : null;
    return why === null ? [] : [wrong(`“${adapter.id}” does not say what it offers: ${why}`)];
  });
  return [...waits, ...setUp, ...failed, ...clients().flatMap(checkOffers)];
}

/** Whether what a portal lists is what its adapter can do. */
function checkOffers(client: UtilityClient): readonly Finding[] {
  const portal = configOf(client);
  if (portal === null) return [];
  const { id } = client.adapter;
  const found: Finding[] = [];
  const lacking = served.filter((each) => portal.capabilities.includes(each) && !client.offers(portal, each));
  if (lacking.length > 0)
    found.push(
      wrong(
        `“${id}” lists ${lacking.join(' and ')} among its capabilities, but not what goes with that: a port of its adapter or a part of ` +
          'its configuration of that name. Residents are told that it is not offered.',
      ),
    );
  const whole = { ...portal, capabilities: [...served] };
  const unlisted = isOwn(client)
    ? served.filter((each) => !portal.capabilities.includes(each) && client.offers(whole, each))
    : [];
  if (unlisted.length > 0)
    found.push(
      doubt(
        `The adapter “${id}” can do ${unlisted.join(' and ')}, which is not among its portal’s capabilities, so it is not offered.`,
      ),
    );
  return found;
}

/** Whether the page brings the adapter, and not the library. */
const isOwn = (client: UtilityClient): boolean => {
  const page = pageSlot().current as PageClient | undefined;
  const brings = pageSlot().adapters.some((each) => !each.startsWith(simulated));
  return brings && page?.is === 'ready' && page.client === client;
};

function checkScripts(loader: string): readonly Finding[] {
  const page = pageSlot();
  const found: Finding[] = [fine(`utility-widgets ${page.loader?.version ?? ''} from ${loader}.`)];
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(({ src }) =>
    /\/(utility-widgets|standalone\/utility-[\w-]+)\.js([?#]|$)/.test(src),
  );
  const others = [...new Set(scripts.map(({ src }) => src.split('?')[0] ?? ''))].filter(
    (src) => src !== loader,
  );
  if (others.length > 0)
    found.push(
      wrong(`The page has the library more than once: also ${others.join(', ')}. Keep one script tag.`),
    );
  for (const script of scripts)
    if (script.type !== 'module') found.push(wrong(`The script tag of ${script.src} lacks type="module".`));
  const named = [...page.portals, ...page.adapters];
  if (named.length > 1)
    found.push(
      wrong(
        `The page names several portals or adapters: ${named.join(', ')}. Keep one, or use <utility-provider>.`,
      ),
    );
  if (named.length === 0 && page.current === undefined && !document.querySelector('utility-provider'))
    found.push(wrong('No portal is named. Add data-portal="https://…" to the script tag.'));
  return found;
}

/** The page's policies as its own server and its head state them, and what they have blocked so far. */
async function checkPolicy(
  loader: string,
  portals: readonly string[],
  configs: readonly PortalConfig[],
): Promise<readonly Finding[]> {
  const header = await fetchPolicy();
  const metas = [
    ...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]'),
  ];
  const policies = [header ?? '', ...metas.map(({ content }) => content)].flatMap(readPolicies);
  const checked = checkPolicies(policies, {
    page: location.href,
    library: loader,
    portals: portals.filter((each) => URL.canParse(each, document.baseURI)),
    frames: configs.flatMap(({ payments }) => (payments ? [payments.capture.src] : [])),
    hasNonce: document.querySelector('script[nonce]') !== null,
    paysInDemo: isDemo() && document.querySelector('utility-pay-now') !== null,
  });
  const unknown =
    header === null
      ? [doubt('The page’s own policy could not be read here; see the console for what it blocks.')]
      : [];
  // What reads files of the library as data is this check alone, and that is doubted where the files are compared.
  const isOurs = ({ directive, what }: Blocked): boolean =>
    directive === 'connect-src' && `${what.replace(/\/$/, '')}/` === loader.replace(/[^/]*$/, '');
  const told = pageSlot()
    .blocked.filter((each) => !isOurs(each))
    // What is lacking in it names the same cause, and what to do.
    .filter(({ directive }) => !checked.some(({ text }) => text.includes(` its ${directive} directive`)))
    .map(({ directive, what }) =>
      wrong(`The page’s Content-Security-Policy has blocked ${what}: see its ${directive} directive.`),
    );
  return [...told, ...checked, ...unknown];
}

async function fetchPolicy(): Promise<string | null> {
  const answer = await send(location.href, { method: 'HEAD' }).catch(() => null);
  return answer === null ? null : (answer.headers.get('content-security-policy') ?? '');
}

export { watchTheme } from './check/theme.js';
