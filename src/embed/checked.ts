import { pageSlot } from '../client/page-slot.js';

/**
 * Loads files of the library that are what they were when it was built: each has to match its SHA-256, which this file or the one that
 * asks holds, before anything of it runs. One that does not is not imported, and whoever asked for it hears that it did not come.
 */

/** The hash of a file, and the files that it imports, by its name. */
const known = new Map<string, readonly string[]>();
const arriving = new Map<string, Promise<unknown>>();

// WebKit takes no notice of the hash of a preloaded module, but of a script's (seen in 2.50).
const isWebKit = 'webkitConvertPointFromNodeToPage' in globalThis;
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}
interface Policy {
  createScriptURL(url: string): string;
}
let policy: Policy | undefined;

function element(address: string): HTMLLinkElement | HTMLScriptElement {
  if (isWebKit) {
    try {
      const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
      policy ??= trustedTypes?.createPolicy('utility-widgets', { createScriptURL: (url) => url });
      const script = document.createElement('script');
      script.type = 'module';
      script.src = policy?.createScriptURL(address) ?? address;
      return script;
    } catch {
      // A policy of the page forbids it: the file is loaded as this browser would load it anyway.
    }
  }
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  return link;
}

const arrive = (address: string, hash: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const loading = element(address);
    // What the page's policy grants its scripts it grants their imports.
    loading.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    loading.integrity = `sha256-${hash}`;
    loading.onload = resolve;
    loading.onerror = reject;
    document.head.append(loading);
  }).catch((cause: unknown) => {
    // Whoever asks again gets it, if it is there then.
    arriving.delete(address);
    throw cause;
  });

/**
 * Gives what loads a file below `folder` by its name. `lines` are files that were not known, one a line: name, hash, needed names. With
 * an empty name nothing is loaded. What is not known even so stands in `parts`.
 */
export function checked(folder: string) {
  const load = async (name: string, lines = ''): Promise<unknown> => {
    for (const line of lines.split('\n')) {
      const [file = '', ...rest] = line.split(' ');
      known.set(file, rest);
    }
    if (name === '') return;
    if (!known.has(name)) await load('', ((await load('parts')) as { readonly lines: string }).lines);
    const addressOf = (file: string): string => `${folder}${file}.js`;
    // What is imported comes first, so that its importer finds it checked.
    const needed = [...(known.get(name)?.slice(1) ?? []), name].map((file) => {
      const address = addressOf(file);
      const here = arriving.get(address) ?? arrive(address, known.get(file)?.[0] ?? '');
      arriving.set(address, here);
      return here;
    });
    await Promise.all(needed);
    return import(/* @vite-ignore */ addressOf(name));
  };
  // Another copy that steps back has no say.
  pageSlot().load ??= load;
  return load;
}
