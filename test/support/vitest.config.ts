import path from 'node:path';

import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '../..');

export default defineConfig({
  root,
  test: {
    // A run that finds nothing to run has proved nothing.
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts', 'test/adapter/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        root,
        test: { name: 'dist', environment: 'node', include: ['test/dist/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        root,
        test: {
          name: 'storybook',
          environment: 'node',
          include: ['test/storybook/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          // WebKit’s driver has no way to send names of other sites to this machine, nor to call their pages secure.
          // What becomes of a door that fails differs in no engine but for the words of its network errors, which two show.
          exclude:
            process.env['ENGINE'] === 'webkit'
              ? ['test/e2e/cross-site.e2e.ts', 'test/e2e/door-failures.e2e.ts']
              : [],
          // One browser at a time: focus belongs to one window.
          fileParallelism: false,
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
