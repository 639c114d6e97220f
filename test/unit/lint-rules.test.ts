import { describe, expect, it } from 'vitest';

import { faults, testCases, type Case } from '../support/eslint/cases.js';

// What the rules forbid stands here as text: each first sample has to be refused, each second one allowed.
const CODE: readonly Case[] = [
  [
    'a request',
    'no-restricted-globals',
    ['src/client/x.ts', `fetch('/');`],
    ['src/adapter/send.ts', `fetch('/');`],
  ],
  [
    'a request through the window',
    'no-restricted-properties',
    ['src/client/x.ts', `window.fetch('/');`],
    ['src/adapter/send.ts', `window.fetch('/');`],
  ],
  [
    'the time',
    'no-restricted-properties',
    ['src/core/x.ts', `Date.now();`],
    ['src/core/clock.ts', `Date.now();`],
  ],
  [
    'the date of today',
    'no-restricted-syntax',
    ['src/core/x.ts', `new Date();`],
    ['src/core/x.ts', `new Date(0);`],
  ],
  [
    'a timer',
    'no-restricted-globals',
    ['src/element/x.ts', `setTimeout(() => 1, 1);`],
    ['src/core/clock.ts', `setTimeout(() => 1, 1);`],
  ],
  [
    'a repeated timer',
    'no-restricted-properties',
    ['src/element/x.ts', `globalThis.setInterval(() => 1, 1);`],
    ['src/core/clock.ts', `globalThis.setInterval(() => 1, 1);`],
  ],
  [
    'chance',
    'no-restricted-properties',
    ['src/core/x.ts', `Math.random();`],
    ['src/core/x.ts', `Math.round(1);`],
  ],
  [
    'a random id',
    'no-restricted-properties',
    ['src/client/x.ts', `crypto.randomUUID();`],
    ['src/core/clock.ts', `crypto.randomUUID();`],
  ],
  [
    'random bytes',
    'no-restricted-properties',
    ['src/client/x.ts', `crypto.getRandomValues(a);`],
    ['src/client/x.ts', `crypto.subtle;`],
  ],
  [
    'the time in the mock’s domain',
    'no-restricted-properties',
    ['mock-api/domain/x.ts', `Date.now();`],
    ['mock-api/transports/x.ts', `Date.now();`],
  ],
  [
    'markup from a string',
    'no-restricted-properties',
    ['src/views/x.ts', `a.innerHTML = b;`],
    ['src/views/x.ts', `a.textContent = b;`],
  ],
  [
    'markup beside an element',
    'no-restricted-properties',
    ['src/views/x.ts', `a.insertAdjacentHTML('beforeend', b);`],
    ['src/views/x.ts', `a.insertAdjacentElement('beforeend', b);`],
  ],
  [
    'writing into the document',
    'no-restricted-properties',
    ['src/embed/x.ts', `document.write(a);`],
    ['src/embed/x.ts', `document.append(a);`],
  ],
  ['eval', 'no-eval', ['src/core/x.ts', `eval('1');`], ['src/core/x.ts', `evaluate('1');`]],
  [
    'unsafeHTML',
    'no-restricted-imports',
    ['src/views/x.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`],
    ['src/views/x.ts', `import { live } from 'lit/directives/live.js';`],
  ],
  [
    'unsafeSVG',
    'no-restricted-imports',
    ['src/views/x.ts', `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';`],
    ['src/views/x.ts', `import { svg } from 'lit';`],
  ],
  [
    'styleMap',
    'no-restricted-imports',
    ['src/views/x.ts', `import { styleMap } from 'lit/directives/style-map.js';`],
    ['src/views/x.ts', `import { classMap } from 'lit/directives/class-map.js';`],
  ],
  [
    'Array.from',
    'no-restricted-syntax',
    ['src/core/x.ts', `Array.from(new Set([1]));`],
    ['src/core/x.ts', `[...new Set([1])];`],
  ],
  [
    '.entries()',
    'no-restricted-syntax',
    ['src/core/x.ts', `for (const a of map.entries()) a();`],
    ['src/core/x.ts', `for (const a of Object.entries(map)) a();`],
  ],
  [
    'an event class of Event',
    'no-restricted-syntax',
    ['src/element/x.ts', `export class A extends Event {}`],
    ['src/element/x.ts', `export class A extends CustomEvent {}`],
  ],
  [
    'for…in',
    'no-restricted-syntax',
    ['src/core/x.ts', `for (const a in b) a();`],
    ['src/core/x.ts', `for (const a of b) a();`],
  ],
  [
    'a style attribute in a template',
    'no-restricted-syntax',
    ['src/views/x.ts', 'html`<p style="color: red"></p>`;'],
    ['src/views/x.ts', 'html`<p class="style"></p>`;'],
  ],
  [
    'a bound style attribute',
    'no-restricted-syntax',
    ['src/views/x.ts', 'html`<p style=${a}></p>`;'],
    ['src/views/x.ts', 'html`<p data-style=${a}></p>`;'],
  ],
  [
    'a bare fragment',
    'no-restricted-syntax',
    ['src/views/x.ts', 'html`<a href="#top">Top</a>`;'],
    ['src/views/x.ts', 'html`<a href=${a}>Top</a>`;'],
  ],
  [
    'a reference into the document',
    'no-restricted-syntax',
    ['src/views/x.ts', 'svg`<rect fill="url(#a)"></rect>`;'],
    ['src/views/x.ts', 'svg`<rect fill="red"></rect>`;'],
  ],
  [
    'rem',
    'no-restricted-syntax',
    ['src/theme/x.ts', 'css`p { margin: 1.5rem }`;'],
    ['src/theme/x.ts', 'css`p { margin: 1.5em }`;'],
  ],
  [
    'a skipped test',
    'no-restricted-syntax',
    ['test/unit/x.test.ts', `it.skip('a', () => 1);`],
    ['test/unit/x.test.ts', `it('a', () => 1);`],
  ],
  [
    'a lonely test',
    'no-restricted-syntax',
    ['test/widget/x.test.ts', `describe.only('a', () => 1);`],
    ['test/widget/x.test.ts', `describe('a', () => 1);`],
  ],
];

describe('the linter, which keeps out markup, chance and what breaks on host pages (SEC-12),', () => {
  testCases(CODE);

  it('cannot be switched off line by line', async () => {
    const found = await faults('src/core/x.ts', `// eslint-disable-next-line\nDate.now();`);
    expect(found).toContain('no-restricted-properties');
  });
});
