import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

export interface Site {
  /**
   * The same server under two names that belong to different sites, both secure contexts: cookies and frames between them
   * are cross-site.
   */
  readonly here: string;
  readonly elsewhere: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Folders of files under the paths they are served at: `{ '/dist/': 'dist' }`. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Scripts by the path they are served at. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** What is made anew each time that it is asked for, as JSON, by the path it is served at. */
  readonly answers?: Readonly<Record<string, () => unknown>>;
  /** Addresses at which there is nothing, whatever the folders hold. */
  readonly missing?: (address: string) => boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a few pages from memory, and folders, on a free port. `SELF` and `ELSEWHERE` in a page become the two origins. */
export async function serve(
  pages: Readonly<Record<string, string>>,
  { headers = {}, folders = {}, scripts = {}, answers = {}, missing }: SiteOptions = {},
): Promise<Site> {
  let here = '';
  let elsewhere = '';

  async function find(address: string): Promise<{ type: string; body: string | Buffer } | undefined> {
    if (missing?.(address) === true) return undefined;
    // Browsers ask for it by themselves, and its absence would be a line of the console.
    if (address === '/favicon.ico') return { type: 'image/x-icon', body: '' };
    const page = pages[address];
    if (page !== undefined) {
      return {
        type: 'text/html; charset=utf-8',
        body: page.replaceAll('SELF', here).replaceAll('ELSEWHERE', elsewhere),
      };
    }
    const script = scripts[address];
    if (script !== undefined) return { type: 'text/javascript; charset=utf-8', body: script };
    const answer = answers[address];
    if (answer) return { type: 'application/json', body: JSON.stringify(answer()) };
    for (const [prefix, folder] of Object.entries(folders)) {
      if (!address.startsWith(prefix)) continue;
      const body = await readFile(path.join(folder, address.slice(prefix.length))).catch(() => undefined);
      if (body) return { type: TYPES[path.extname(address)] ?? 'application/octet-stream', body };
    }
    return undefined;
  }

  const server = createServer((request, response) => {
    void find(new URL(request.url ?? '/', 'http://localhost').pathname).then((found) => {
      response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain', ...headers });
      response.end(found?.body ?? 'Not found');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port');
  here = `http://127.0.0.1:${address.port}`;
  elsewhere = `http://localhost:${address.port}`;
  return {
    here,
    elsewhere,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
