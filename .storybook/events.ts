import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(import.meta.dirname, '../src');

/** What an event's `detail` is, by its type, as its class says it; without comments, and in one line. */
export function eventDetails(): Readonly<Record<string, string>> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const texts = files.map((file) =>
    readFileSync(path.join(SRC, file), 'utf8').replace(/\/\*\*[^]*?\*\//g, ''),
  );
  /** A name of ours in its own words; others are kept. */
  const spelledOut = (name: string): string => {
    const said = new RegExp(`export (?:interface ${name} (\\{[^}]*\\})|type ${name} = ([^;]*);)`);
    const [, fields, alias] = texts.map((text) => said.exec(text)).find((match) => match !== null) ?? [];
    return fields ?? alias ?? name;
  };
  const found = texts.flatMap((text) => [
    ...text.matchAll(/class \w+ extends UtilityEvent<([^]*?)> \{\s*static readonly type = '([\w-]+)'/g),
  ]);
  return Object.fromEntries(
    found.map(([, told = '', type = '']) => {
      const detail = told.replace(/\b[A-Z]\w+/g, spelledOut).replace(/readonly | \| undefined/g, '');
      return [type, detail.replace(/\s+/g, ' ').replace('; }', ' }')];
    }),
  );
}
