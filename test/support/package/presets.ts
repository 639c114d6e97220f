import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const OWN = path.join(ROOT, 'src/theme/presets');
const CITIES = path.join(ROOT, 'mock-api/demo');

/** Presets by their name, as they are published: the library's own, and those of the cities of the demonstration. */
export function presetFiles(): ReadonlyMap<string, string> {
  const own = readdirSync(OWN).map((file) => [path.basename(file, '.css'), path.join(OWN, file)] as const);
  const cities = readdirSync(CITIES, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(path.join(CITIES, name))
        .filter((file) => file.endsWith('theme.css'))
        .map((file) => [name, path.join(CITIES, name, file)] as const),
    );
  return new Map([...own, ...cities].map(([name, file]) => [name, readFileSync(file, 'utf8')]));
}
