import { launchPuppeteer } from './puppeteer.js';
import { launchWebDriver } from './webdriver.js';
import type { Browser, Engine } from './types.js';

export type { Browser, Engine, Find, Handle, Media, Name, Page, Scope } from './types.js';

/** Starts an engine with an empty profile. Three engines, one interface. */
export function launch(engine: Engine): Promise<Browser> {
  return engine === 'webkit' ? launchWebDriver() : launchPuppeteer(engine);
}

/** Whether `emulateMedia` works there. */
export function canEmulate(engine: Engine): boolean {
  return engine === 'chromium';
}
