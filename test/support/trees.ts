/** What a screen reader is told in each story of a widget, kept as a text that people read and a mismatch fails. */
import { expect } from 'chai';

import { accessibilityTree, keptText } from './screen.js';

/** What is another at every visit: references, codes, waits, questions for people, moments of today. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/g, 'REFERENCE'],
  [/(code: )[2-9A-Z]{12}\b/g, '$1CODE'],
  [/\b\d+ (seconds?)\b/g, 'N $1'],
  // The wait for another message may be over by then.
  [/(Send the message again)(?: \(in N seconds?\))?"( disabled)?/g, '$1"'],
  [/\b\d \d \d\b/g, 'N N N'],
  [/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d\s[AP]M [A-Z]{3}\b/g, 'MOMENT'],
];

const indentOf = (line: string): number => line.search(/\S/);
const quoted = (line: string): string => /"(?:[^"\\]|\\.)*"/.exec(line)?.[0] ?? '';

/** Lines that only repeat the name of what they stand in, or behind, say nothing more. */
function withoutEchoes(lines: readonly string[]): string[] {
  const path: string[] = [];
  return lines.filter((line) => {
    if (line.trimStart().startsWith('LineBreak')) return false;
    const depth = indentOf(line) / 2;
    const names = [path[depth - 1], path[depth]].map((other) => quoted(other ?? ''));
    const repeats = quoted(line) !== '' && names.includes(quoted(line));
    path.length = depth;
    path.push(line);
    return !(repeats && line.trimStart().startsWith('StaticText'));
  });
}

/** Regions that speak hold what was said last, for a moment: what is said has tests of its own. */
function withoutSpeech(lines: readonly string[]): string[] {
  let inside = Infinity;
  return lines.filter((line) => {
    const indent = indentOf(line);
    if (indent > inside) return false;
    inside = /^\s*(status|alert|log)\b/.test(line) ? indent : Infinity;
    return true;
  });
}

/** The tree below the test page's own heading. */
async function treeNow(): Promise<string> {
  const lines = (await accessibilityTree()).split('\n');
  const own = lines.slice(lines.findIndex((line) => line.includes('StaticText "Test page"')) + 1);
  const least = Math.min(...own.map(indentOf));
  const body = withoutEchoes(withoutSpeech(own.map((line) => line.slice(least)))).join('\n');
  return changing.reduce((text, [pattern, word]) => text.replace(pattern, word), body);
}

const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** The tree once it is the wanted one; one that has not changed for a while where it never is. */
async function settledTree(wanted: string | undefined): Promise<string> {
  let now = await treeNow();
  // Where one is kept, a slow machine has time to come to it.
  const patience = wanted === undefined ? 5 : 40;
  for (let same = 0; now !== wanted && same < patience;) {
    await pause(80);
    const next = await treeNow();
    same = next === now ? same + 1 : 0;
    now = next;
  }
  return now;
}

const read = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((part): [string, string] => {
        const [name = '', ...lines] = part.trimEnd().split('\n');
        return [name, lines.join('\n')];
      }),
  );

/** The trees of one widget's stories. */
export class Trees {
  readonly #file: string;
  readonly #met = new Map<string, string>();
  #kept: ReadonlyMap<string, string> | undefined;

  constructor(tag: string) {
    this.#file = `${tag.replace(/\W+/g, '-')}.txt`;
  }

  /** What a screen reader is told of the story that stands in the page now. */
  async meet(story: string): Promise<void> {
    this.#kept ??= read((await keptText(this.#file)).text);
    this.#met.set(story, await settledTree(this.#kept.get(story)));
  }

  /** Throws where a story says something else than what is kept, and where one is kept that is not told. */
  async compare(): Promise<void> {
    const text = [...this.#met].map(([name, tree]) => `# ${name}\n${tree}\n`).join('\n');
    const kept = await keptText(this.#file, text);
    if (kept.written) return;
    expect(text, `changed on purpose? KEEP_TREES=1 keeps it; then read ${this.#file}`).to.equal(kept.text);
  }
}
