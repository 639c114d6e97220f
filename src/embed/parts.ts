import type * as check from './check.js';

/** What of the library's outer part is loaded later. The script tag's build puts the loading of checked files in its place. */
export const loadCheck = (): Promise<typeof check> => import('./check.js');
