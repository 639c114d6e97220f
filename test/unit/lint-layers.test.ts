import { describe } from 'vitest';

import { testCases, type Case } from '../support/eslint/cases.js';

const LAYERS: readonly Case[] = [
  [
    'an arrow that points up',
    'utility/layers',
    ['src/core/x.ts', `import '../client/client.js';`],
    ['src/client/x.ts', `import '../core/money.js';`],
  ],
  [
    'an adapter that knows the client',
    'utility/layers',
    ['src/adapter/x.ts', `import '../client/a.js';`],
    ['src/adapter/x.ts', `import '../contract/a.js';`],
  ],
  [
    'words that know the client',
    'utility/layers',
    ['src/i18n/x.ts', `import '../client/a.js';`],
    ['src/i18n/x.ts', `import '../core/a.js';`],
  ],
  [
    'a theme that knows words',
    'utility/layers',
    ['src/theme/x.ts', `import '../i18n/a.js';`],
    ['src/element/x.ts', `import '../i18n/a.js';`],
  ],
  [
    'an element that knows a view',
    'utility/layers',
    ['src/element/x.ts', `import '../views/a.js';`],
    ['src/views/x.ts', `import '../element/a.js';`],
  ],
  [
    'a view that knows a widget',
    'utility/layers',
    ['src/views/x.ts', `import '../widgets/a/a.js';`],
    ['src/widgets/a/x.ts', `import '../../views/a.js';`],
  ],
  [
    'a widget that imports another',
    'utility/layers',
    ['src/widgets/a/a.ts', `import '../b/b.js';`],
    ['src/widgets/a/a.ts', `import './a.views.js';`],
  ],
  [
    'a widget that imports the registry',
    'utility/layers',
    ['src/widgets/a/a.ts', `import '../registry.js';`],
    ['src/widgets/registry.ts', `export const a = () => import('./a/define.js');`],
  ],
  [
    'source that names the mock',
    'utility/layers',
    ['src/embed/x.ts', `import '../../mock-api/demo.js';`],
    ['src/embed/x.ts', `import '../widgets/registry.js';`],
  ],
  [
    'source that names a test',
    'utility/layers',
    ['src/testing/x.ts', `export * from '../../test/support/x.js';`],
    ['src/testing/x.ts', `export * from '../adapter/port.js';`],
  ],
  [
    'a mock that knows the client',
    'utility/layers',
    ['mock-api/domain/x.ts', `import '../../src/client/a.js';`],
    ['mock-api/domain/x.ts', `import '../../src/contract/index.js';`],
  ],
  [
    'a type that points up',
    'utility/layers',
    ['src/core/x.ts', `export type A = import('../client/a.js').A;`],
    ['src/core/x.ts', `export type A = import('../contract/a.js').A;`],
  ],
  [
    'zod outside the contract',
    'utility/layers',
    ['src/adapter/x.ts', `import { z } from 'zod/mini';`],
    ['src/contract/x.ts', `import { z } from 'zod/mini';`],
  ],
  [
    'zod in the mock',
    'utility/layers',
    ['mock-api/x.ts', `import { z } from 'zod/mini';`],
    ['mock-api/x.ts', `import { http } from 'msw';`],
  ],
  [
    'the large zod',
    'utility/layers',
    ['src/contract/x.ts', `import { z } from 'zod';`],
    ['src/contract/x.ts', `import * as z from 'zod/mini';`],
  ],
  [
    'Lit below the element',
    'utility/layers',
    ['src/core/x.ts', `import { html } from 'lit';`],
    ['src/views/x.ts', `import { html } from 'lit';`],
  ],
  [
    'a package that is not shipped',
    'utility/layers',
    ['src/widgets/a/a.ts', `import 'msw';`],
    ['src/widgets/a/a.ts', `import '@lit/task';`],
  ],
];

describe('the linter, which keeps arrows between layers pointing down,', () => {
  testCases(LAYERS);
});
