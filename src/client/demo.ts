import type { CardStandIn } from '../adapter/capture/card-frame.js';
import { createRestAdapter } from '../adapter/rest/rest.js';
import type { Send } from '../adapter/send.js';
import { UtilityError } from '../core/errors.js';
import type { UtilityClient } from './client.js';
import { clientOf } from './page.js';

/** What `demo.js` hands over for one simulated utility. */
export interface DemoPortal {
  /** Answers what is below `https://demo.example/<name>`; nothing leaves the page. */
  readonly send: Send;
  readonly standIn: CardStandIn;
}

/** Rejects for a name that there is none of, with words that say which there are. */
export type StartDemo = (name: string) => Promise<DemoPortal>;

// Where `demo.js` puts what it exports, so that a page that bundles it needs no address for it.
const demo = Symbol.for('utility-widgets.demo.1');

const prefix = 'demo:';
const base = 'https://demo.example/';

/** The client of `demo:<name>`, a simulated utility in the page itself. Its code is loaded from beside the script tag's own. */
export function demoClient(portal: string): UtilityClient {
  const name = portal.slice(prefix.length);
  let begun: Promise<DemoPortal> | undefined;
  const client = clientOf(portal, () => {
    const own = (begun = start(name));
    const send: Send = async (url, init) => (await own).send(url, init);
    return { ...createRestAdapter({ base: base + name, send }), id: portal };
  });
  begun?.then(
    ({ standIn }) => {
      client.standIn = standIn;
    },
    // Whoever asks the portal something is told.
    () => undefined,
  );
  return client;
}

async function start(name: string): Promise<DemoPortal> {
  const page = globalThis as { [demo]?: StartDemo };
  if (page[demo] === undefined) await load();
  try {
    if (page[demo]) return await page[demo](name);
  } catch (cause) {
    throw new UtilityError('configuration', { code: 'demo', cause });
  }
  throw new UtilityError('configuration', { code: 'demo', cause: "import 'utility-widgets/demo' as well" });
}

/** Where a page bundles the library there is nothing beside it: such a page imports demo mode itself. */
async function load(): Promise<void> {
  const address = import.meta.url.replace(/(chunks\/\w+|lib\/client|standalone)\/[^/]*$/, 'demo.js');
  if (address === import.meta.url) return;
  try {
    await import(/* @vite-ignore */ address);
  } catch (cause) {
    throw new UtilityError('network', { code: 'code-not-loaded', cause });
  }
}
