import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, send, typeOf } from '../web/http.js';
import type { Answer, Running } from '../web/http.js';
import type { Tenants } from './escape.js';
import { mailboxPath } from './mailbox.js';
import { renderPage, siteFolder } from './pages.js';

export interface DemoSiteOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Origin of the simulated utilities. */
  readonly api: string;
  /** Origin of the payment processor. */
  readonly processor: string;
  readonly tenants: Tenants;
  /** Where `/dist/` is; by default the project's own build. */
  readonly dist?: string;
}

const builtFiles = fileURLToPath(new URL('../../dist', import.meta.url));

/** The policy of a strict city: what its pages need is named, and nothing else is allowed. */
const policy = (api: string, processor: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'none'",
    "img-src 'self'",
    `connect-src ${api}`,
    `frame-src ${processor}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html utility-widgets',
  ].join('; ');

const text = (status: number, body: string): Answer => ({ status, type: typeOf('.txt'), body });

/** The file behind an address, or undefined where the address leads out of `folder`, to a hidden file or to none. */
async function fileIn(folder: string, address: string): Promise<string | undefined> {
  const file = path.join(folder, address);
  const inside = path.relative(folder, file).split(path.sep);
  if (inside.some((part) => part.startsWith('.')) || file.endsWith('.ts')) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? file : undefined;
}

/** Which world of its utility a page asks for: `?portal=pleasanton@slow.3`; else the tenant itself. */
function segmentOf({ pathname, searchParams }: URL, tenants: Tenants): string {
  // A plus sign joins scenarios, and a query writes a space with it.
  const wanted = (searchParams.get('portal') ?? '').replaceAll(' ', '+');
  const named = wanted.split('@')[0] ?? '';
  const [first = ''] = Object.keys(tenants);
  // The mailbox is every city's.
  const ofAll = Object.hasOwn(tenants, named) ? named : first;
  const city = pathname === mailboxPath ? ofAll : (pathname.split('/')[1] ?? '');
  return wanted.startsWith(`${city}@`) && /^[\w@.+-]+$/.test(wanted) ? wanted : city;
}

/** The cities' web sites, and the built library under `/dist/` as a webmaster would serve it. */
export function createDemoSite(options: DemoSiteOptions): Promise<Running> {
  const { api, processor, tenants, dist = builtFiles } = options;

  const page = async (file: string, status: number, url: URL): Promise<Answer> => ({
    status,
    type: typeOf('.html'),
    body: await renderPage(await readFile(file, 'utf8'), {
      ...{ api, processor, tenants },
      pathname: url.pathname.replace(/\/index\.html$/, '/'),
      segment: segmentOf(url, tenants),
    }),
    headers: {
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': policy(api, processor),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    },
  });

  const notFound = async (url: URL): Promise<Answer> => {
    const city = url.pathname.split('/')[1] ?? '';
    const file = city in tenants ? await fileIn(siteFolder, `${city}/not-found.html`) : undefined;
    return file ? page(file, 404, url) : text(404, 'Not found');
  };

  const respond = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Method not allowed');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const address = decodeURIComponent(url.pathname);
    if (address.slice(1) in tenants) {
      return { ...text(301, ''), headers: { Location: `${url.pathname}/${url.search}` } };
    }
    const built = address.startsWith('/dist/');
    const asked = address.endsWith('/') ? `${address}index.html` : address;
    const isPart = /^\/[^/]+\/parts\//.test(address);
    const file = built
      ? await fileIn(dist, address.slice('/dist/'.length))
      : await fileIn(siteFolder, isPart ? '' : asked);
    if (!file) return built ? text(404, 'Not built') : notFound(url);
    if (!built && file.endsWith('.html')) return page(file, 200, url);
    return {
      status: 200,
      type: typeOf(file),
      body: await readFile(file),
      headers: { 'Cache-Control': 'no-cache' },
    };
  };

  return listen('demo site', options.port, (request, response) => {
    respond(request).then(
      (answer) => send(request, response, answer),
      () => send(request, response, text(400, 'Bad request')),
    );
  });
}
