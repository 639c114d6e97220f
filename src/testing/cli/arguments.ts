/** What was typed, understood; or the words that say what was not. */
export type Command =
  | { readonly do: 'help' | 'facts' | 'version' }
  | { readonly do: 'wrong'; readonly words: string }
  | {
      readonly do: 'conformance';
      readonly url: string;
      readonly origin: string;
      readonly facts?: string;
      readonly json?: string;
    };

const names = ['url', 'facts', 'origin', 'json'] as const;
type Name = (typeof names)[number];
const isName = (name: string): name is Name => names.some((one) => one === name);

const wrong = (words: string): Command => ({ do: 'wrong', words });

const isWeb = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};

/** Reads what follows the program’s name. */
export function readArguments(given: readonly string[]): Command {
  const [command, ...rest] = given;
  if (
    command === undefined ||
    [command, ...rest].some((one) => one === '--help' || one === '-h' || one === 'help')
  )
    return { do: 'help' };
  if ((command === '--version' || command === '-v') && rest.length === 0) return { do: 'version' };
  if (command === 'facts' && rest.length === 0) return { do: 'facts' };
  if (command !== 'conformance')
    return wrong(`There is no command "${[command, ...(command === 'facts' ? rest : [])].join(' ')}".`);
  const options: Partial<Record<Name, string>> = {};
  const queue = rest.flatMap((one) => {
    const at = one.indexOf('=');
    return one.startsWith('--') && at > 0 ? [one.slice(0, at), one.slice(at + 1)] : [one];
  });
  while (queue.length > 0) {
    const option = queue.shift() ?? '';
    const name = option.replace(/^--/, '');
    if (!option.startsWith('--') || !isName(name)) return wrong(`"${option}" is no option.`);
    const value = queue.shift();
    if (value === undefined || value === '' || value.startsWith('--'))
      return wrong(`${option} needs a value behind it.`);
    if (options[name] !== undefined) return wrong(`${option} is there twice.`);
    options[name] = value;
  }
  const { url, origin, facts, json } = options;
  if (url === undefined)
    return wrong('--url is missing: the portal’s base address, such as https://api.city.example/utility.');
  if (!isWeb(url))
    return wrong(`--url is "${url}", which is no web address. It begins with https:// or http://.`);
  if (/[?#]/.test(url))
    return wrong(`--url is "${url}". A base address has nothing behind its path: no ? and no #.`);
  if (origin !== undefined && (!isWeb(origin) || new URL(origin).origin !== origin))
    return wrong(
      `--origin is "${origin}". An origin is https://, a name and perhaps a port, and nothing behind it.`,
    );
  return {
    do: 'conformance',
    url: url.replace(/\/+$/, ''),
    origin: origin ?? new URL(url).origin,
    ...(facts === undefined ? {} : { facts }),
    ...(json === undefined ? {} : { json }),
  };
}
