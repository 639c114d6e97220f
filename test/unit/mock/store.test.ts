import { describe, it } from 'vitest';

import { memoryStore } from '../../../mock-api/store/memory.js';
import { storeCases, type Kept } from '../../support/store-cases.js';

describe('a store in memory', () => {
  it.each(storeCases)('$name', ({ run }) => run(memoryStore<Kept>()));
});
