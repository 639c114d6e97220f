import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

import { layers } from './test/support/eslint/layers.js';
import { hostPages, markup, network, restrict, tests, time } from './test/support/eslint/restrictions.js';

const SOURCES = ['src/**/*.ts'];
const TESTS = ['test/**/*.ts'];
const BROWSER = ['src/**/*.ts', 'stories/**/*.ts', 'test/widget/**/*.ts'];

export default defineConfig(
  {
    // What guides show is of somebody else's page, with names that are there and not here.
    ignores: [
      'dist/',
      'storybook-static/',
      'test-output/',
      '**/mockServiceWorker.js',
      'stories/guides/snippets/',
    ],
  },
  // A rule that does not fit is changed here, for everyone, with its reason; not switched off line by line.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // An adapter's method may answer at once and still has to be async.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Lit calls a listener with its host as `this`, and views take functions out of the objects they are given.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/class-literal-property-style': 'off',
      // Union types of literals with `string` keep the editor's suggestions.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Index signatures are reached with brackets, as the compiler option asks.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // TypeScript finds unknown names; ESLint would need lists of globals for it.
      'no-undef': 'off',
      eqeqeq: 'error',
      // What a webmaster has to know is said as a warning or an error; nothing else is.
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },

  {
    files: ['src/**/*.ts', 'mock-api/**/*.ts', 'stories/**/*.ts'],
    plugins: { utility: { rules: { layers } } },
    rules: { 'utility/layers': 'error' },
  },
  { files: SOURCES, rules: restrict(network, time, markup, hostPages) },
  { files: ['src/adapter/send.ts'], rules: restrict(time, markup, hostPages) },
  { files: ['src/core/clock.ts'], rules: { ...restrict(network, markup, hostPages) } },
  { files: ['mock-api/**/*.ts', 'stories/**/*.ts'], rules: restrict(markup) },
  { files: ['mock-api/domain/**/*.ts'], rules: restrict(network, time, markup) },

  {
    files: BROWSER,
    plugins: { lit, wc, 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement', 'UtilityElement'] } },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      // WebKit drops the list role of a list without bullets, so it has to be said.
      'lit-a11y/no-redundant-role': 'off',
    },
  },

  {
    files: TESTS,
    rules: {
      ...restrict(tests),
      '@typescript-eslint/no-non-null-assertion': 'off',
      // chai's assertions are properties.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['mock-api/**/*.ts', 'test/support/**/*.ts', '.storybook/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // The command line runs in Node, and is no part of what a page loads.
    files: ['src/testing/cli/**/*.ts'],
    rules: { 'utility/layers': 'off', 'no-restricted-globals': 'off', 'no-console': 'off' },
  },
  {
    // Whoever asks for a report gets one that is no warning.
    files: ['src/embed/check.ts'],
    rules: { 'no-console': ['error', { allow: ['info'] }] },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
  },
);
