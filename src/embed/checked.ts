import { pageSlot } from '../client/page-slot.js';

/**
 * Loads files of the library that are what they were when it was built: each has to match its SHA-256, which this file or the one that
 * asks holds, before anything of it runs. One that does not is not imported, and whoever asked for it hears that it did not come.
 */

/** The hash of a file, and the files that it imports, by its name. */
const known = new Map<string, readonly string[]>();
const arriving = new Map<string, Promise<unknown>>();
const here = new Set<string>();

// WebKit takes no notice of the hash of a preloaded module, but of a script's (seen in 2.50). Firefox at times has nothing in its hands of
// a module that it preloads, refuses that, and keeps to it (seen in 153).
const preloads = (): boolean => 'userAgentData' in navigator;
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}
interface Policy {
  createScriptURL(url: string): string;
}
let policy: Policy | undefined;

/** Null where a policy of the page forbids it: there the file is loaded unchecked, as this browser would have it. */
function scriptOf(address: string): HTMLScriptElement | null {
  try {
    const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
    policy ??= trustedTypes?.createPolicy('utility-widgets', { createScriptURL: (url) => url });
    const script = document.createElement('script');
    script.type = 'module';
    script.src = policy?.createScriptURL(address) ?? address;
    return script;
  } catch {
    return null;
  }
}

function linkOf(address: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  return link;
}

const load = (
  loading: HTMLLinkElement | HTMLScriptElement,
  address: string,
  hash: string,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    // What the page's policy grants its scripts it grants their imports.
    loading.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    loading.integrity = `sha256-${hash}=`;
    loading.onload = resolve;
    loading.onerror = () => {
      reject(new TypeError(address));
    };
    document.head.append(loading);
  });

async function arrive(address: string, hash: string, needed: readonly Promise<unknown>[]): Promise<void> {
  try {
    const script = preloads() ? null : scriptOf(address);
    if (script) {
      // A script takes along what it imports, which has to have been checked before. Not preloaded meanwhile: WebKit keeps such an answer,
      // even that there is nothing, and gives it to whoever asks again.
      await Promise.all(needed);
    }
    await load(script ?? linkOf(address), address, hash);
    here.add(address);
  } catch (cause) {
    // Whoever asks again gets it, if it is there then.
    arriving.delete(address);
    throw cause;
  }
}

const failed = (name: string): never => {
  throw new TypeError(name);
};

/**
 * Gives what loads a file below `folder` by its name. `lines` are files with their hashes, one a line: name, hash, needed names; who asks
 * for a file may bring more of them, and with an empty name nothing else happens. What is not known even so stands in `parts`.
 */
export function checked(folder: string, own: string) {
  const find = async (name: string, lines = own): Promise<unknown> => {
    for (const line of lines.split('\n')) {
      const [file = '', ...rest] = line.split(' ');
      known.set(file, rest);
    }
    if (name === '') return;
    if (!known.has(name)) await find('', ((await find('parts')) as { readonly lines: string }).lines);
    // A file whose hash nobody knows is not loaded.
    const [, ...needs] = known.get(name) ?? failed(name);
    const needed: Promise<unknown>[] = [];
    // What is imported comes first, so that its importer finds it checked.
    for (const file of [...needs, name]) {
      const address = `${folder}${file}.js`;
      const [hash = ''] = known.get(file) ?? failed(file);
      if (here.has(address)) continue;
      const coming = arriving.get(address) ?? arrive(address, hash, [...needed]);
      arriving.set(address, coming);
      needed.push(coming);
    }
    await Promise.all(needed);
    return import(/* @vite-ignore */ `${folder}${name}.js`);
  };
  // Another copy that steps back has no say.
  pageSlot().load ??= find;
  return find;
}
