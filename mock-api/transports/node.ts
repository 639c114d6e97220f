import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';
import { offsetClock } from '../domain/clock.js';
import type { Tenant } from '../domain/tenant.js';
import { momentIn } from '../domain/zone.js';
import { transportMark } from '../handlers/inject.js';
import { bodyLimit, callerHeader } from '../handlers/requests.js';
import { carrierOf } from '../handlers/session-carrier.js';
import type { SessionKind } from '../handlers/session-carrier.js';
import { createProcessor } from '../processor/processor.js';
import type { Processor } from '../processor/processor.js';
import { allTenants } from '../tenants/index.js';
import { corsHeaders, isLocalOrigin, preflightHeaders } from './cors.js';
import { createWorlds, raise } from './worlds.js';
import type { World } from './worlds.js';

export interface MockServerOptions {
  /** 0, which is the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Tenants by the name that stands in an address; by default all there are. */
  readonly tenants?: Readonly<Record<string, Tenant>>;
  /** Address of the processor's own server, for the tenants' portals. */
  readonly processorBase?: string;
  /** The processor that the worlds charge; by default one of this server. */
  readonly processor?: Processor;
  readonly clock?: Clock;
  /** Origin of the cities' pages, which messages lead to; by default that of `npm start`. */
  readonly site?: () => string;
  /** How sessions travel where a tenant says nothing of it; by default in a cookie for pages of the same site. */
  readonly session?: SessionKind;
  /** Whose pages may call; by default those of this machine. */
  readonly allowOrigin?: (origin: string) => boolean;
  /** Told of answers that break the contract; by default they are thrown uncaught. */
  readonly onDefect?: (error: unknown) => void;
}

export interface MockServer {
  /** Without a slash at its end: a portal's address is `${url}/pleasanton`. */
  readonly url: string;
  readonly port: number;
  readonly processor: Processor;
  /** The world behind a segment of an address, made if it is not there. */
  world(segment: string): World;
  /** Cuts every connection and stops. */
  close(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    // One chunk past the limit is enough to be refused for it.
    if (size <= bodyLimit) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}

async function toRequest(incoming: IncomingMessage, address: string): Promise<Request> {
  const headers = new Headers();
  for (const name of Object.keys(incoming.headers)) {
    for (const value of [incoming.headers[name] ?? []].flat()) headers.append(name, value);
  }
  headers.set(callerHeader, incoming.socket.remoteAddress ?? '');
  // What was read may be less than what was announced.
  headers.delete('Content-Length');
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(await bodyOf(incoming));
  return new Request(address, { method, headers, body });
}

async function send(
  outgoing: ServerResponse,
  response: Response,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const mark = response.headers.get(transportMark);
  response.headers.delete(transportMark);
  if (mark === 'hang') return;
  const socket = outgoing.socket;
  if (mark === 'reset-before-headers') {
    socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const headers: Record<string, string | string[]> = { ...extra };
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  // A browser sends a request again by itself when a connection that it kept is cut: each gets one of its own.
  outgoing.writeHead(response.status, { ...headers, 'Content-Length': body.length, Connection: 'close' });
  if (mark === null) {
    outgoing.end(body);
    return;
  }
  outgoing.flushHeaders();
  const half = mark === 'truncate' ? body.subarray(0, Math.floor(body.length / 2)) : Buffer.alloc(0);
  // Ended and not reset, so that what was written still arrives.
  outgoing.write(half, () => socket?.destroySoon());
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** Starts the simulated utilities on a port of this machine. Rejects where the port is taken. */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const host = options.host ?? '127.0.0.1';
  const allowOrigin = options.allowOrigin ?? isLocalOrigin;
  const tenants =
    options.tenants ?? allTenants({ processorBase: options.processorBase ?? 'http://localhost:4011' });
  const clock = options.clock ?? systemClock;
  const processor =
    options.processor ?? createProcessor({ clock: offsetClock(clock, momentIn('UTC', '2016-12-13T00:12')) });
  const kindOf = (tenant: Tenant): SessionKind => tenant.rules.session ?? options.session ?? 'cookie';
  let url = '';
  const worlds = createWorlds({
    ...{ tenants, clock, processor },
    base: () => url,
    isKnownOrigin: allowOrigin,
    sessions: (segment, tenant, own) => carrierOf(kindOf(tenant), `/${segment}`, own),
    onDefect: options.onDefect ?? raise,
    ...(options.site ? { site: options.site } : {}),
  });

  const isBearer = (segment: string): boolean => {
    try {
      return kindOf(worlds.world(segment).tenant) === 'bearer';
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const origin = incoming.headers.origin;
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://localhost');
    const segment = pathname.split('/')[1] ?? '';
    const bearer = isBearer(segment);
    const cors = corsHeaders(origin, allowOrigin);
    if (incoming.method === 'OPTIONS') {
      const allowed = origin !== undefined && allowOrigin(origin);
      outgoing
        .writeHead(allowed ? 204 : 403, {
          ...cors,
          ...(allowed ? preflightHeaders(bearer) : {}),
          Connection: 'close',
        })
        .end();
      return;
    }
    if (
      incoming.method === 'GET' &&
      /^\/[^/]+\/?$/.test(pathname) &&
      Object.hasOwn(tenants, segment.split('@')[0] ?? '')
    ) {
      // Somebody who opens the address itself, in a browser.
      const text = `This is a simulated utility. What it says of itself: ${url}/${segment}/portal\n`;
      outgoing.writeHead(200, {
        ...cors,
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'no-store',
        Connection: 'close',
      });
      outgoing.end(text);
      return;
    }
    const response = await worlds.respond(segment, await toRequest(incoming, `${url}${pathname}${search}`));
    await send(outgoing, response, cors);
  };

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy();
      // A caller that went away in the middle of its request is no defect.
      if (!incoming.destroyed || incoming.complete) (options.onDefect ?? raise)(error);
    });
  });
  const port = await listen(server, options.port ?? 0, host);
  url = `http://localhost:${port}`;
  return {
    ...{ url, port, processor },
    world: (segment) => worlds.world(segment),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
