import { send, readInit } from '../adapter/send.js';
import { noteViolation, pageSlot, version } from '../client/page-slot.js';
import { registry } from '../widgets/registry.js';
import type { Finding } from './check.js';
import { loadCheck } from './parts.js';

/**
 * What a webmaster's script tag loads: reads the tag's settings, asks for the portal's configuration, and fetches a widget's code
 * when its tag appears. Everything else is in the widgets' chunks.
 */

const marked = 'data-utility-widget';
const tags = Object.keys(registry);
const asked = new Set<string>();
const warned = new Set<string>();

/** What the browser tells of its policy may come this much later than what came of it, in milliseconds. */
const policyTellsWithinMs = 300;

// Without its query: a versioned address in the page and the plain one in our chunks are the same file.
const self = import.meta.url.split('?')[0] ?? '';

function warn(text: string): void {
  if (warned.has(text)) return;
  warned.add(text);
  console.warn(`utility-widgets: ${text}`);
}

function claim(): boolean {
  const page = pageSlot();
  if (page.loader?.url === self) return false;
  if (page.loader !== null) {
    // Told once, by the copy that steps back.
    console.warn(
      `utility-widgets ${version}: version ${page.loader.version} is already on this page, so this copy does nothing. Keep one script tag.`,
    );
    return false;
  }
  page.loader = { version, url: self };
  return true;
}

/** An element with this id would stand where Lit looks for the browser's own. */
function unclobber(): void {
  if (!((globalThis as { readonly trustedTypes?: unknown }).trustedTypes instanceof Element)) return;
  Object.defineProperty(globalThis, 'trustedTypes', { value: undefined, writable: true, configurable: true });
}

function absolute(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    // Whoever uses it says what is wrong with it.
    return address;
  }
}

function readSettings(): void {
  const page = pageSlot();
  const portals: string[] = [];
  const adapters: string[] = [];
  for (const script of document.querySelectorAll<HTMLScriptElement>(
    'script[data-portal], script[data-adapter]',
  )) {
    const { portal, adapter } = script.dataset;
    if (adapter && !adapters.includes(absolute(adapter))) adapters.push(absolute(adapter));
    // Demo mode is no address: like a page's own adapter, it comes with code that few pages load.
    const named = portal?.startsWith('demo:') ? adapters : portals;
    if (portal && !named.includes(portal)) named.push(portal);
  }
  page.portals = portals;
  page.adapters = adapters;
  // The folder that the chunks are in.
  for (const our of [self.replace(/\/[^/]*$/, ''), ...portals.map(absolute), ...adapters]) page.ours.add(our);
  const [only] = portals;
  if (only !== undefined && portals.length === 1 && adapters.length === 0) askForPortal(only);
}

/** The configuration is asked for at once, beside the widgets' code; the client takes the answer over. */
function askForPortal(portal: string): void {
  try {
    const url = `${new URL(portal, document.baseURI).href.replace(/\/+$/, '')}/portal`;
    let answer: Promise<Response> | undefined = send(url, readInit);
    // Whoever takes it deals with a failure; until then it must not be reported as unhandled.
    answer.catch(() => undefined);
    pageSlot().early = {
      url,
      take: () => {
        const taken = answer;
        answer = undefined;
        return taken;
      },
    };
  } catch {
    // The client says what is wrong with the address, in words.
  }
}

function load(tag: string): void {
  if (!Object.hasOwn(registry, tag) || asked.has(tag)) return;
  asked.add(tag);
  registry[tag]?.().catch(async () => {
    // The tag's own content stays; a later appearance of the tag may try again.
    asked.delete(tag);
    // Not our clock, which would weigh more than all that is said here.
    await new Promise((told) => {
      AbortSignal.timeout(policyTellsWithinMs).onabort = told;
    });
    const { blocked } = pageSlot();
    const policy = blocked.find(({ directive }) => /^(script-src|trusted-types)$/.test(directive));
    // Said here: what else could say it is blocked as well.
    warn(
      policy
        ? `the page’s Content-Security-Policy blocks the tags, so their own content stays. Add ${policy.what} to its ${policy.directive} directive.`
        : `the code of <${tag}> did not come or was changed, so its own content stays. Is the whole dist folder there, of one version, and in script-src?`,
    );
  });
}

/**
 * `<div data-utility-widget="pay-now">` for editors that strip unknown tags: `pay-now`, `Pay-Now` and `utility-pay-now` are the same.
 */
function upgrade(marker: Element): void {
  const value = marker.getAttribute(marked) ?? '';
  const tag = value
    .trim()
    .toLowerCase()
    .replace(/^(utility-)?/, 'utility-');
  if (!tags.includes(tag)) {
    warn(`${marked}="${value}" names no widget of ${tags.join(', ')}.`);
  } else if (marker.firstElementChild?.localName !== tag) {
    const widget = document.createElement(tag);
    widget.append(...marker.childNodes);
    marker.append(widget);
    load(tag);
  }
}

function look(root: Element): void {
  for (const found of [root, ...root.querySelectorAll(`${tags.join()},[${marked}]`)]) {
    if (found.hasAttribute(marked)) upgrade(found);
    else load(found.localName);
  }
}

declare global {
  /** In the page's console. */
  var utilityWidgets: { check(): Promise<readonly Finding[]> } | undefined;
}

/** Says in plain words what is wrong with this installation. */
const check = async (visible = false): Promise<readonly Finding[]> =>
  (await loadCheck()).check({ loader: self, tags, visible });

// Chrome 123, Firefox 120, Safari 17.5: what is older keeps what the page has put between the tags.
// A server that renders pages has none to look at.
if ('document' in globalThis && claim() && CSS.supports('color:light-dark(red,red)')) {
  globalThis.utilityWidgets = { check };
  if (/[?&]utility-check\b/.test(location.search))
    check(true).catch(() => {
      warn('the check did not come: what else stands here says why, or its file is not there.');
    });
  // Where a site is made, its theme is looked at.
  else if (/^(localhost)?$/.test(location.hostname)) {
    loadCheck()
      .then(({ watchTheme }) => watchTheme(tags))
      .catch(() => undefined);
  }
  document.addEventListener('securitypolicyviolation', noteViolation);
  unclobber();
  readSettings();
  look(document.documentElement);
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) if (node instanceof Element) look(node);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
