import { send } from '../../adapter/send.js';
import { doubt, fine, wrong, type Finding } from './finding.js';

const self = 'utility-widgets.js';

/** How many names stand in one sentence. */
const mostNames = 5;

const listed = (names: readonly string[]): string =>
  names.slice(0, mostNames).join(', ') +
  (names.length > mostNames ? ` and ${(names.length - mostNames).toString()} more` : '');

/** As browsers load scripts: a server that answers everybody must not be asked with anybody's cookies. */
const asScript = (): RequestInit => ({
  credentials: 'same-origin',
  cache: 'no-cache',
  signal: AbortSignal.timeout(patienceMs),
});

/** A server that has not answered by then, in milliseconds, answers nobody. */
const patienceMs = 10_000;

type State = 'whole' | 'missing' | 'changed' | 'not-a-script';

async function hashOf(answer: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-384', await answer.arrayBuffer());
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

async function stateOf(url: string, hash: string): Promise<State> {
  const answer = await send(url, asScript()).catch(() => null);
  if (answer?.ok !== true) return 'missing';
  if (!(answer.headers.get('content-type') ?? '').includes('javascript')) return 'not-a-script';
  return (await hashOf(answer)) === hash ? 'whole' : 'changed';
}

/**
 * Compares every file that a widget may ever load with `integrity.json` beside the loader: a part that only paying takes is missed now,
 * and not by the first resident who pays.
 */
export async function checkFiles(loader: string): Promise<readonly Finding[]> {
  const folder = loader.replace(/[^/]*$/, '');
  const answer = await send(`${folder}integrity.json`, asScript()).catch(() => null);
  const told: unknown = await answer?.json().catch(() => null);
  if (answer?.ok !== true || typeof told !== 'object' || told === null || !isSecureContext)
    return [
      doubt(
        `The library’s files could not be compared with ${folder}integrity.json. If that file is there, the page’s policy, its server’s ` +
          'CORS or the lack of https keeps this check from reading it; the widgets do not need it.',
      ),
    ];
  const wanted = Object.entries(told).filter(
    ([name, hash]) => /^(utility-widgets\.js$|chunks\/.*\.js$)/.test(name) && typeof hash === 'string',
  );
  const states = await Promise.all(
    wanted.map(async ([name, hash]) => [name, await stateOf(folder + name, String(hash))] as const),
  );
  const named = (state: State): readonly string[] =>
    states.filter(([name, its]) => its === state && name !== self).map(([name]) => name);
  const found: Finding[] = [];
  if (states.some(([name, state]) => name === self && state === 'changed'))
    found.push(
      wrong(
        `${loader} is not the one that integrity.json tells of: it is of another version than the files beside it, or was rewritten. ` +
          'Copy the whole dist folder of one version.',
      ),
    );
  const add = (state: State, words: (names: string) => string): void => {
    const names = named(state);
    if (names.length > 0) found.push(wrong(words(listed(names))));
  };
  add('missing', (names) => `Not on the server: ${names} (below ${folder}). Copy the whole dist folder.`);
  add(
    'not-a-script',
    (names) => `Not served as scripts: ${names}. The server has to send them as text/javascript.`,
  );
  add(
    'changed',
    (names) =>
      `Not as they were published, so that browsers refuse them: ${names}. Copy the whole dist folder of one version, and leave its files ` +
      'out of whatever minifies or rewrites scripts.',
  );
  return found.length > 0
    ? found
    : [fine(`All ${wanted.length.toString()} files of the library are there, unchanged.`)];
}
