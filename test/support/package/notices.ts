import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.resolve(import.meta.dirname, '../../../node_modules');

/** The folder of the package that a module of its belongs to, below `node_modules`. */
export const packageOf = (id: string): string | undefined =>
  /[\\/]node_modules[\\/](?!.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/
    .exec(id)?.[1]
    ?.replace('\\', '/');

/** The licences of what stands in the built files, each with its text where the package has it. */
export function notices(packages: readonly string[]): string {
  const parts = [...new Set(packages)].sort().map((name) => {
    const folder = path.join(MODULES, name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined)
      return `${name} ${version} (${license})\n\nThe package comes without the text of it.\n`;
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
  return `The built files of utility-widgets hold code of these packages.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
