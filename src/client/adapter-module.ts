import type { UtilityAdapter } from '../adapter/port.js';
import { UtilityError } from '../core/errors.js';
import { configureUtility, type PageClient } from './page.js';
import { pageSlot } from './page-slot.js';

/** Loads the module that a script tag names in `data-adapter`; its default export makes the page's adapter. */
export async function loadAdapter(address: string): Promise<void> {
  const page = pageSlot();
  try {
    const module = (await import(/* @vite-ignore */ address)) as {
      default: () => UtilityAdapter | Promise<UtilityAdapter>;
    };
    configureUtility({ adapter: await module.default() });
  } catch (cause) {
    const error = new UtilityError('configuration', { code: 'adapter-module', cause });
    page.current = { is: 'failed', error } satisfies PageClient;
    for (const listener of [...page.listeners]) listener();
  }
}
