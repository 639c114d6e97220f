import { describe, expect, it } from 'vitest';

import { chartTokens } from '../../../src/theme/chart-tokens.js';
import { tokens } from '../../../src/theme/tokens.js';
import { makeManifest, tagsOf } from '../../support/package/manifest.js';
import { publicTags, publicTokens } from '../../support/public-names.js';

const manifest = tagsOf(makeManifest());
const names = (described: readonly { readonly name: string }[]): string[] =>
  described.map(({ name }) => name).sort();

describe('what is promised to pages and themes', () => {
  it('is kept for every tag and every token', () => {
    expect(manifest.map(({ tagName }) => tagName).sort()).toEqual(Object.keys(publicTags).sort());
    expect([...publicTokens].sort()).toEqual(Object.keys({ ...tokens, ...chartTokens }).sort());
  });

  it.each(Object.entries(publicTags))(
    'is what the manifest says of %s, and nothing else',
    (tag, promised) => {
      const found = manifest.find(({ tagName }) => tagName === tag);
      expect(names(found?.attributes ?? [])).toEqual([...promised.attributes].sort());
      expect(names(found?.slots ?? [])).toEqual([...promised.slots].sort());
      expect(names(found?.events ?? [])).toEqual([...promised.events].sort());
      expect(names(found?.cssParts ?? [])).toEqual([...promised.parts].sort());
      const own = tag === 'utility-usage-chart' ? { ...tokens, ...chartTokens } : tokens;
      const read = tag === 'utility-provider' ? [] : Object.keys(own).map((name) => `--utility-${name}`);
      expect(names(found?.cssProperties ?? [])).toEqual(read.sort());
    },
  );
});
