import { describe, expect, it } from 'vitest';

import { ENGINES, isPresent } from '../support/engines.js';
import { showFallbacks, ways } from '../support/fallbacks.js';

const differing = Object.entries(ways).filter(([, { differs }]) => differs);
const others = ENGINES.filter((engine) => engine !== 'chromium');
// Where all engines are required, one that is not there fails when it is to be started.
const shown = others.filter((engine) => isPresent(engine) || process.env['REQUIRE_ENGINES'] === 'all');

describe('what a page puts into its tags', () => {
  if (shown.length > 0) showFallbacks(shown, differing);

  it('is shown for the ways that differ by engine, where the engine is', () => {
    expect(differing.length).toBeGreaterThan(8);
    for (const engine of others.filter((each) => !shown.includes(each)))
      console.warn(`${engine} is not installed, so nothing is shown for it`);
  });
});
