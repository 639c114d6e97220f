import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
/** A project that has installed what goes to the registry, and everything that this one has. */
export interface Project {
  readonly folder: string;
  readonly packed: Packed;
  readonly data: Uint8Array;
}

/** Packs and installs it: the caller removes the folder. */
export function install(): Project {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'project-')));
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(told) as [Packed];
  const modulesFolder = path.join(folder, 'node_modules');
  mkdirSync(modulesFolder);
  for (const name of readdirSync(path.join(ROOT, 'node_modules')))
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modulesFolder, name));
  execFileSync('tar', ['-xzf', packed.filename], { cwd: folder });
  renameSync(path.join(folder, 'package'), path.join(modulesFolder, 'utility-widgets'));
  return { folder, packed, data: readFileSync(path.join(folder, packed.filename)) };
}
