/**
 * What a resident's browser downloads before the first use of a tag, Brotli-compressed, against ceilings:
 * the loader, the tag's chunk, everything these import, what the tag loads on demand, and the words of one language.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const KB = 1024;
const LOADER = 'src/embed/loader.ts';
const WORDS = 'src/i18n/messages/en.ts';

const CEILINGS = {
  loader: 3,
  'utility-login': 28,
  'utility-bill-list': 30,
  'utility-pay-now': 38,
  'utility-usage-chart': 40,
  'whole library': 165,
};
const REQUESTS = 6;
/** Parts that are loaded on demand, and that a tag demands at its first use. */
const DEMANDED = {
  'utility-bill-list': ['src/adapter/rest/billing.ts'],
  'utility-pay-now': ['src/adapter/rest/billing.ts', 'src/adapter/rest/payments.ts'],
};

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    console.error(`${path.relative(ROOT, file)} is missing: run npm run build first.`);
    process.exit(1);
  }
}

const manifest = JSON.parse(read(path.join(DIST, 'manifest.json')));
const registry = read(path.join(ROOT, 'src/widgets/registry.ts'));

/** Keys of the manifest that loading these brings with it; with `dynamic`, whatever they may ever bring. */
function reach(keys, dynamic = false) {
  const found = new Set();
  const visit = (key) => {
    if (found.has(key)) return;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}`);
    found.add(key);
    for (const next of [...(chunk.imports ?? []), ...(dynamic ? (chunk.dynamicImports ?? []) : [])])
      visit(next);
  };
  keys.forEach(visit);
  return [...found];
}

/** Files are compressed one by one, as a server sends them. */
function weigh(keys) {
  const files = [...new Set(keys.map((key) => manifest[key].file))];
  const bytes = files.map((file) => brotliCompressSync(readFileSync(path.join(DIST, file))).length);
  return { bytes: bytes.reduce((sum, each) => sum + each, 0), requests: files.length };
}

const tags = [...registry.matchAll(/'(utility-[a-z-]+)':\s*\(\)\s*=>\s*import\('\.\/(.+?)\.js'\)/g)];
if (tags.length === 0) throw new Error('No tag was found in src/widgets/registry.ts');

const rows = [
  ['loader', weigh(reach([LOADER]))],
  ...tags.map(([, tag, module]) => [
    tag,
    weigh(reach([LOADER, `src/widgets/${module}.ts`, WORDS, ...(DEMANDED[tag] ?? [])])),
  ]),
  ['whole library', weigh(reach([LOADER], true))],
];

let over = 0;
for (const [name, { bytes, requests }] of rows) {
  const ceiling = CEILINGS[name];
  const heavy = ceiling !== undefined && bytes > ceiling * KB;
  const many = name !== 'whole library' && requests > REQUESTS;
  if (heavy || many) over += 1;
  const limit = ceiling === undefined ? '' : `of ${ceiling} KB`;
  const size = `${(bytes / KB).toFixed(2)} KB`;
  const fault = `${heavy ? '  TOO LARGE' : ''}${many ? '  TOO MANY REQUESTS' : ''}`;
  console.log(
    `${name.padEnd(26)}${size.padStart(10)} ${limit.padEnd(10)}${String(requests).padStart(4)} requests${fault}`,
  );
}
process.exit(over === 0 ? 0 : 1);
