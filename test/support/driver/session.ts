import { afterEach, beforeAll } from 'vitest';

import { ENGINES } from '../engines.js';
import { launch, type Browser, type Engine, type Page } from './index.js';

/** The engine under test: `ENGINE`, Chromium unless said otherwise. */
export const engine: Engine = ENGINES.find((each) => each === process.env['ENGINE']) ?? 'chromium';

let started: Promise<Browser> | undefined;

/** The runner ends this process by a signal, and what was started here has to end with it. */
function start(): Promise<Browser> {
  process.once('SIGTERM', () => process.exit());
  return launch(engine);
}

/**
 * One browser for all test files of a run, and an empty profile for each test. It ends with the process. Call it at the top of the file.
 * A page's console errors and warnings are kept; `page.consoleLines()` has them.
 */
export function useBrowser(): { page: () => Promise<Page> } {
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await (started ??= start());
  });
  afterEach(async () => {
    await browser?.reset();
  });

  return {
    async page() {
      if (!browser) throw new Error('Ask for pages inside a test');
      return browser.page();
    },
  };
}
