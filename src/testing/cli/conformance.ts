import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createRestAdapter } from '../../adapter/rest/rest.js';
import { createTokenAdapter } from '../../adapter/rest/tokens.js';
import { adapterConformance, faultsOfFacts, runConformance } from '../index.js';
import type { ConformanceFacts } from '../index.js';
import type { Command } from './arguments.js';
import { inWords } from './words.js';

type Asked = Extract<Command, { do: 'conformance' }>;

/** What a terminal gets, and what the program ends with. */
export interface Ending {
  readonly code: 0 | 1 | 2;
  readonly out?: string;
  readonly error?: string;
}

const stopped = (error: string): Ending => ({ code: 2, error });
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
};

async function factsIn(file: string): Promise<ConformanceFacts | string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return `The facts in ${file} cannot be read: ${reasonOf(error)}`;
  }
  try {
    const read: unknown = JSON.parse(text);
    const faults = faultsOfFacts(read);
    if (faults.length === 0) return read as ConformanceFacts;
    return [`The facts in ${file} cannot be used:`, ...faults.map((fault) => `  ${fault}`)].join('\n');
  } catch (error) {
    return `The facts in ${file} are not JSON: ${reasonOf(error)}`;
  }
}

const secondsToAnswer = 15;

/** Asks a backend everything, and says what came of it. */
export async function conformance({ url, origin, facts: file, json }: Asked): Promise<Ending> {
  const facts = file === undefined ? {} : await factsIn(file);
  if (typeof facts === 'string') return stopped(facts);
  // Not found out after minutes of asking.
  const folder = json === undefined ? null : await access(path.dirname(json)).catch(reasonOf);
  if (typeof folder === 'string') return stopped(`The report cannot be written to ${json ?? ''}: ${folder}`);
  try {
    const answer = await fetch(`${url}/portal`, {
      headers: { Origin: origin },
      signal: AbortSignal.timeout(secondsToAnswer * 1000),
    });
    const isPage = answer.headers.get('content-type')?.includes('html') === true;
    if (answer.status === 404 || isPage) {
      return stopped(
        `${url}/portal answers with ${isPage ? 'a web page' : '404'}: that is no portal’s address. Nothing was judged.`,
      );
    }
  } catch (error) {
    return stopped(
      `${url} cannot be reached: ${reasonOf(error)}.\nIs the address right, and the backend running? Nothing was judged.`,
    );
  }
  const report = await runConformance(
    adapterConformance({
      facts,
      connect: (tools) =>
        facts.session === 'bearer'
          ? createTokenAdapter({ base: url, ...tools, refresh: () => Promise.resolve(null) })
          : createRestAdapter({ base: url, ...tools }),
      http: { base: url, origin },
    }),
  );
  if (json !== undefined) {
    try {
      await writeFile(json, `${JSON.stringify({ url, origin, ...report }, null, 2)}\n`);
    } catch (error) {
      return stopped(`The report cannot be written to ${json}: ${reasonOf(error)}`);
    }
  }
  return { code: report.counts.failed > 0 ? 1 : 0, out: inWords(report, url, origin, file !== undefined) };
}
