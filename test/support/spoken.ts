/** What a screen reader is told by a widget's two live regions. */
import { afterThisTest } from './page.js';

export interface Spoken {
  /** Everything said since the last look, in order; `!` in front of what was urgent. */
  readonly said: string[];
}

/** Listens from now on. The regions have to be there already, and empty (ACC-33). */
export function listen(widget: Element): Spoken {
  const regions = [...(widget.shadowRoot?.querySelectorAll('[aria-live]') ?? [])];
  const kinds = regions.map((region) => region.getAttribute('aria-live'));
  if (kinds.join() !== 'polite,assertive') throw new Error(`Live regions are ${kinds.join()}`);
  const said: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const region of new Set(records.map((record) => record.target))) {
      const text = region.textContent ?? '';
      const urgent = region instanceof Element && region.getAttribute('aria-live') === 'assertive';
      if (text !== '') said.push(`${urgent ? '!' : ''}${text}`);
    }
  });
  for (const region of regions) observer.observe(region, { childList: true });
  afterThisTest(() => observer.disconnect());
  return { said };
}
