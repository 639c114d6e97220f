import { version } from '../../client/page-slot.js';
import { readArguments } from './arguments.js';
import { conformance, type Ending } from './conformance.js';
import { aboutFacts, exampleFacts, help } from './words.js';

async function run(given: readonly string[]): Promise<Ending> {
  const command = readArguments(given);
  switch (command.do) {
    case 'help':
      return { code: given.length === 0 ? 2 : 0, out: help };
    case 'facts':
      return { code: 0, out: `${JSON.stringify(exampleFacts, null, 2)}\n`, error: aboutFacts };
    case 'version':
      return { code: 0, out: `${version}\n` };
    case 'wrong':
      return { code: 2, error: `${command.words}\n\n${help}` };
    case 'conformance':
      return conformance(command);
  }
}

// The suite has the adapter meet answers that are wrong on purpose, of which it would warn.
console.warn = () => undefined;

const { code, out, error } = await run(process.argv.slice(2));
if (out !== undefined) process.stdout.write(out);
if (error !== undefined) process.stderr.write(`${error}\n`);
process.exitCode = code;
