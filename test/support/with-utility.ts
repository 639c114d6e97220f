import { afterAll, beforeAll } from 'vitest';

import { startDemo, type Demo } from '../../mock-api/start.js';
import { launch, type Browser } from './driver/index.js';
import type { Site } from './driver/site.js';

/** What pages of a test file need beside them: a browser, the simulated utilities, and sites that end with the file. */
export interface WithUtility {
  readonly browser: Browser;
  readonly demo: Demo;
  readonly sites: Site[];
}

/** Call it at the top of a file’s `describe`; what it gives is there inside tests. */
export function withUtility(): WithUtility {
  const own: { browser?: Browser; demo?: Demo } = {};
  const sites: Site[] = [];
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Ask for it inside a test');
    return value;
  };

  beforeAll(async () => {
    [own.browser, own.demo] = await Promise.all([
      launch('chromium'),
      startDemo({ apiOnly: true, ports: { site: 0, api: 0, processor: 0 } }),
    ]);
  });
  afterAll(async () => {
    await own.browser?.close();
    await own.demo?.close();
    await Promise.all(sites.map((site) => site.close()));
  });

  return {
    get browser() {
      return there(own.browser);
    },
    get demo() {
      return there(own.demo);
    },
    sites,
  };
}
