import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface Site {
  /** The same server under two names that belong to different sites, both secure contexts: cookies and frames between them are cross-site. */
  readonly here: string;
  readonly elsewhere: string;
  close(): Promise<void>;
}

/** Serves a few pages from memory on a free port. `SELF` and `ELSEWHERE` in a page become the two origins. */
export async function serve(
  pages: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  let here = '';
  let elsewhere = '';
  const server: Server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...headers,
    });
    response.end((page ?? 'Not found').replaceAll('SELF', here).replaceAll('ELSEWHERE', elsewhere));
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
