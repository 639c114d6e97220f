import type { Blocked } from '../client/page-slot.js';
import type { PageClient } from '../client/page.js';
import type { UtilityError } from '../core/errors.js';

/*
 * What is wrong with an installation, in words for the webmaster: one line a cause and page, in the console. Nothing here is imported at
 * run time, so that it can be loaded where most of the library cannot.
 */

const said = new Set<string>();

function say(cause: string, tag: string | null = null): void {
  if (said.has(cause)) return;
  said.add(cause);
  console.warn(`utility-widgets: ${tag === null ? '' : `<${tag}>: `}${cause}`);
}

/** Why a widget does not start, and never will on this page. */
export function explainRefusal(tag: string, why: string, source: PageClient): void {
  say(refusal(why, source), tag);
}

/** Why the portal's configuration, or the widget's words, cannot be had. */
export function explainFailure(tag: string, error: UtilityError, source: PageClient): void {
  say(failure(error, source.is === 'ready' ? source.client.adapter.id : ''), tag);
}

/** What a policy of the page blocks. */
export function explainBlocked(blocked: readonly Blocked[]): void {
  for (const { directive, what } of blocked) {
    // Whose code the missing Trusted Types policy stopped is known to the loader alone.
    if (directive === 'trusted-types') continue;
    const { origin } = new URL(what, location.href);
    const missing = origin === location.origin ? "'self'" : origin;
    say(`the page’s Content-Security-Policy blocks ${what}. Add ${missing} to its ${directive} directive.`);
  }
}

/** A button that leads nowhere. */
export function explainNowhere(tag: string, to: string): void {
  say(
    `it leads to <${to}>, which this page does not have. Add that tag, or say where it is: ` +
      `<utility-provider routes='{"${to}":"/its-page"}'> around the widgets, or listen to utility-navigate.`,
    tag,
  );
}

/** A tag of ours that belongs to another script. */
export function explainForeign(tag: string): void {
  say('it is defined by another script, so it was left as it is.', tag);
}

function refusal(why: string, source: PageClient): string {
  if (why === 'insecure') return 'the page is not served over https, so this widget stays closed.';
  if (source.is === 'conflict') {
    return (
      `the page names several portals or adapters: ${source.named.join(', ')}. ` +
      'Keep one data-portal or data-adapter, or use <utility-provider>.'
    );
  }
  if (source.is === 'failed') return setUp(source.error);
  return 'no portal is named. Add data-portal="https://…" to the script tag, or call configureUtility().';
}

const setUp = (error: UtilityError): string =>
  error.code === 'code-not-loaded'
    ? `a file of the library could not be loaded (${String(error.cause)}). Copy the whole dist folder.`
    : `the portal could not be set up: ${withCause(error, String(error.cause))}.`;

const withCause = ({ message, cause }: UtilityError, words: string): string =>
  cause === undefined ? message : `${message} (${words})`;

/** An adapter of the page's own has no address to look at: what its author meets is the method. */
function ofAdapter(error: UtilityError): string {
  const { code, cause } = error;
  const words = cause instanceof Error ? cause.message : String(cause);
  const own = 'getPortal of the adapter';
  if (code === 'adapter-defect') return `${own} threw: ${words}`;
  if (Array.isArray(cause))
    return `${own} answered, but not as the contract says. Wrong or missing: ${paths(cause)}.`;
  return `${own} threw: ${withCause(error, words)}`;
}

/** Why a portal cannot be used; `id` is its adapter's. */
export function failure(error: UtilityError, id: string): string {
  const { code, status = 0, cause } = error;
  const portal = `the portal address ${id}/portal`;
  if (code === 'code-not-loaded' || error.kind === 'configuration' || /^(demo:.*)?$/.test(id))
    return setUp(error);
  // Ours for REST gives everything that it throws an id, and is named by the address that it asks.
  if (!/^https?:/.test(id) || error.correlationId === undefined) return ofAdapter(error);
  if (status >= 500 || status === 429) {
    return `${portal} answered ${status.toString()}. That is the service’s own trouble; the page need not change.`;
  }
  if (status === 401 || status === 403) {
    return `${portal} answered ${status.toString()}: the service has to allow this page’s origin, ${location.origin}.`;
  }
  if (status > 0) return `${portal} answered ${status.toString()}: check data-portal.`;
  switch (code) {
    case 'not-json':
    case 'malformed':
      return `${portal} answered, but not with JSON; is it a web page? Check data-portal.`;
    case 'off-schema':
      return `${portal} answered, but not as the contract says. Wrong or missing: ${paths(cause)}.`;
    case 'timed-out':
      return `${portal} did not answer in time.`;
    case 'unreachable':
      return (
        `${portal} could not be reached. Check the address, that the service is up and has a valid certificate, ` +
        `and that it allows this page’s origin, ${location.origin}, with credentials (CORS).`
      );
    default:
      return setUp(error);
  }
}

/** The first places of an answer that are not as they should be; never what stands there. */
function paths(issues: unknown): string {
  if (!Array.isArray(issues)) return 'unknown';
  const names = (issues as readonly { readonly path?: string }[]).map(({ path = '' }) => path);
  const first = names.slice(0, 3).map((name) => (name === '' ? 'the whole answer' : name));
  return first.join(', ') + (names.length > 3 ? ` and ${(names.length - 3).toString()} more` : '');
}
