import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The first snippet of README that holds these words, as it stands there. */
export function snippet(language: string, words: string): string {
  const blocks = [...README.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );
  const found = blocks.find((code) => code.includes(words));
  if (found === undefined) throw new Error(`README has no ${language} with ${words}`);
  return found;
}

/** A snippet of the guides, by the name of its file. */
export const guideSnippet = (file: string): string =>
  readFileSync(path.join(ROOT, 'stories/guides/snippets', file), 'utf8');

/** A whole page around what somebody pasted into it. */
export const pageOf = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Water</title>${head}<main><h1>Water</h1>${body}</main></html>`;

/** A text with something else in the place of words that have to be in it. */
export function put(text: string, words: string, other: string): string {
  if (!text.includes(words)) throw new Error(`Nothing says ${words}`);
  return text.replaceAll(words, other);
}
