import { describe } from 'vitest';

import { showFallbacks, ways } from '../support/fallbacks.js';

describe('what a page puts into its tags', () => showFallbacks(['chromium'], Object.entries(ways)));
