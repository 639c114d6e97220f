/** Stories as tests: each is told in the page, played, and looked at. */
import { render, type TemplateResult } from 'lit';

import { afterThisTest } from './page.js';

export interface Told {
  render?: unknown;
  play?: unknown;
}

/** Draws a story below the page's `<h1>` and plays it to its end. Gives the place it stands in. */
export async function tell({ render: draw, play }: Told): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.querySelector('main')!.append(place);
  afterThisTest(() => place.remove());
  render((draw as () => TemplateResult)(), place);
  await (play as (page: { canvasElement: HTMLElement }) => Promise<void>)({ canvasElement: place });
  return place;
}
