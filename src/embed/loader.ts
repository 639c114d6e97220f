import { send, readInit } from '../adapter/send.js';
import { pageSlot, version } from '../client/page-slot.js';
import { registry } from '../widgets/registry.js';

/**
 * What a webmaster's script tag loads: reads the tag's settings, asks for the portal's configuration, and fetches a widget's code
 * when its tag appears. Everything else is in the widgets' chunks.
 */

const marked = 'data-utility-widget';
const asked = new Set<string>();

// Without its query: a versioned address in the page and the plain one in our chunks are the same file.
const self = import.meta.url.split('?')[0] ?? '';

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

function readSettings(): void {
  const page = pageSlot();
  const portals: string[] = [];
  for (const script of document.querySelectorAll<HTMLScriptElement>(
    'script[data-portal], script[data-adapter]',
  )) {
    const { portal, adapter } = script.dataset;
    if (adapter) page.adapterModule = new URL(adapter, document.baseURI).href;
    if (portal && !portals.includes(portal)) portals.push(portal);
  }
  page.portals = portals;
  const [only] = portals;
  if (only !== undefined && portals.length === 1 && page.adapterModule === null) askForPortal(only);
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
  const define = registry[tag];
  if (define === undefined || asked.has(tag)) return;
  asked.add(tag);
  define().catch(() => {
    // The tag's own content stays; a later appearance of the tag may try again.
    asked.delete(tag);
    console.warn(`utility-widgets: the code of <${tag}> could not be loaded, so its own content stays.`);
  });
}

/** `<div data-utility-widget="pay-now">` for editors that strip unknown tags. */
function upgrade(marker: Element): void {
  const tag = `utility-${marker.getAttribute(marked) ?? ''}`;
  if (registry[tag] === undefined || marker.firstElementChild?.localName === tag) return;
  const widget = document.createElement(tag);
  widget.append(...marker.childNodes);
  marker.append(widget);
  load(tag);
}

function look(root: Element): void {
  if (root.localName.startsWith('utility-')) load(root.localName);
  if (root.hasAttribute(marked)) upgrade(root);
  for (const found of root.querySelectorAll(`${Object.keys(registry).join()},[${marked}]`)) {
    if (found.hasAttribute(marked)) upgrade(found);
    else load(found.localName);
  }
}

if (claim()) {
  readSettings();
  look(document.documentElement);
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) if (node instanceof Element) look(node);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
