import { afterAll, afterEach, beforeAll } from 'vitest';

import { ENGINES } from '../engines.js';
import { launch, type Browser, type Engine, type Page } from './index.js';

/** The engine under test: `ENGINE`, Chromium unless said otherwise. */
export const engine: Engine = ENGINES.find((each) => each === process.env['ENGINE']) ?? 'chromium';

/**
 * One browser for a test file, and an empty profile for each test. Call it at the top of the file.
 * A page's console errors and warnings are kept; `page.consoleLines()` has them.
 */
export function useBrowser(): { page: () => Promise<Page> } {
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterEach(async () => {
    await browser?.reset();
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    async page() {
      if (!browser) throw new Error('Ask for pages inside a test');
      return browser.page();
    },
  };
}
