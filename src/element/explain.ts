import type { PageClient } from '../client/page.js';

const said = new Set<string>();

/** Tells the webmaster in the console why a widget does not start: one line a cause and page. */
export function explain(tag: string, why: string, source: PageClient): void {
  const text = reason(why, source);
  if (said.has(text)) return;
  said.add(text);
  console.warn(`utility-widgets: <${tag}>: ${text}`);
}

/** Tells the webmaster that a tag of ours belongs to another script. */
export function explainForeign(tag: string): void {
  console.warn(`utility-widgets: <${tag}> is defined by another script, so it was left as it is.`);
}

function reason(why: string, source: PageClient): string {
  if (why === 'insecure') return 'the page is not served over https, so this widget stays closed.';
  if (source.is === 'conflict') {
    return `the page names several portals: ${source.portals.join(', ')}. Keep one, or use <utility-provider>.`;
  }
  if (source.is === 'failed') {
    return `the portal could not be set up: ${source.error.message} (${String(source.error.cause)}).`;
  }
  return 'no portal is named. Add data-portal="https://…" to the script tag, or call configureUtility().';
}
