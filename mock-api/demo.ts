/**
 * Demo mode, as one file: simulated utilities that run in the page. A page that names one as `demo:pleasanton` has it loaded from beside
 * the script tag's own file; one that bundles the library imports it itself.
 */
import cardPage from 'virtual:card-page';
import { createDemo } from './demo-mode/portal.js';

const { start, reset } = createDemo(cardPage);
export { start, reset };

const page = globalThis as typeof globalThis & Record<PropertyKey, unknown>;
page[Symbol.for('utility-widgets.demo.1')] = start;
page['utilityWidgetsDemo'] = {
  reset: async (): Promise<void> => {
    await reset();
    location.reload();
  },
};
