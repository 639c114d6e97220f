import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock } from '../src/core/clock.js';
import { createDemoSite } from './demo/server.js';
import { offsetClock } from './domain/clock.js';
import type { Tenant } from './domain/tenant.js';
import { momentIn } from './domain/zone.js';
import { createProcessor } from './processor/processor.js';
import type { Processor } from './processor/processor.js';
import { createProcessorServer } from './processor/server.js';
import { testAccounts, testRouting } from './processor/test-accounts.js';
import { testCards } from './processor/test-cards.js';
import { allTenants } from './tenants/index.js';
import type { SessionKind } from './handlers/session-carrier.js';
import { createMockServer } from './transports/node.js';
import type { MockServer } from './transports/node.js';
import { PortTakenError } from './web/http.js';

export interface DemoPorts {
  readonly site: number;
  readonly api: number;
  readonly processor: number;
}

export interface DemoOptions {
  /** By default 5173, 4010 and 4011. 0 takes any free port. */
  readonly ports?: Partial<DemoPorts>;
  /** Leaves the demo site out. */
  readonly apiOnly?: boolean;
  /** How sessions travel where a tenant says nothing of it. */
  readonly session?: SessionKind;
  /** Where the site's `/dist/` is; by default the project's own build. */
  readonly dist?: string;
}

export interface Demo {
  /** Origins, without a slash at their ends. `site` is empty where it was left out. */
  readonly origins: { readonly site: string; readonly api: string; readonly processor: string };
  /** The simulated utilities; `api.world('pleasanton@slow.1')` is one with its ledger, faults and clock. */
  readonly api: MockServer;
  readonly world: MockServer['world'];
  readonly processor: Processor;
  readonly tenants: Readonly<Record<string, Tenant>>;
  close(): Promise<void>;
}

const usualPorts: DemoPorts = { site: 5173, api: 4010, processor: 4011 };

/**
 * Starts the demo city site, the simulated utilities and the payment processor in this process.
 * Where one cannot start, the others are stopped again.
 * @throws PortTakenError where something else has one of the ports
 */
export async function startDemo({ ports, apiOnly = false, session, dist }: DemoOptions = {}): Promise<Demo> {
  const { site: sitePort, api: apiPort, processor: processorPort } = { ...usualPorts, ...ports };
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map((stop) => stop()));
  };

  try {
    // The processor lives in the utilities' time, or their residents' cards would all have years left.
    const clock = offsetClock(systemClock, momentIn('UTC', '2016-12-13T00:12'));
    const processor = createProcessor({ clock });
    const cardServer = await createProcessorServer({ port: processorPort, processor, clock });
    closers.push(() => cardServer.close());
    const tenants = allTenants({ processorBase: cardServer.origin });
    const origins = { site: '', api: '', processor: cardServer.origin };
    const site = (): string => origins.site || `http://localhost:${usualPorts.site}`;
    const api = await createMockServer({
      ...{ port: apiPort, processor, tenants, site },
      ...(session ? { session } : {}),
    }).catch((error: unknown) => {
      throw isPortTaken(error) ? new PortTakenError('simulated utility', apiPort) : error;
    });
    closers.push(() => api.close());
    origins.api = api.url;
    if (!apiOnly) {
      const addresses = { api: api.url, processor: cardServer.origin, tenants };
      const pages = await createDemoSite({ port: sitePort, ...addresses, ...(dist ? { dist } : {}) });
      closers.push(() => pages.close());
      origins.site = pages.origin;
    }
    return { origins, api, processor, tenants, close, world: (segment) => api.world(segment) };
  } catch (error) {
    await close();
    throw error;
  }
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** A port from the environment, or the usual one where none is set. */
function portOf(name: string, usual: number): number {
  const text = process.env[name] ?? '';
  const port = text === '' ? usual : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new RangeError(`${name} must be a port from 0 to 65535, and is "${text}".`);
}

function introduction({ origins, tenants }: Demo): string {
  const mailbox = origins.site === '' ? `${origins.api}/pleasanton/mailbox` : `${origins.site}/mailbox/`;
  const users = Object.entries(tenants).flatMap(([name, { users: own }]) =>
    own.filter(({ verified }) => verified).map((user) => `${user.identifier} / ${user.password}  (${name})`),
  );
  const cards = testCards.map(({ number, note }) => `  ${number.padEnd(18)}${note}`);
  const accounts = testAccounts.map(({ number, note }) => `  ${number.padEnd(18)}${note}`);
  const built = existsSync(fileURLToPath(new URL('../dist/utility-widgets.js', import.meta.url)));
  return [
    '',
    ...(origins.site === '' ? [] : [`  Demo cities         ${origins.site}/`]),
    ...Object.keys(tenants).map((name) => `  Simulated utility   ${origins.api}/${name}`),
    `  Payment processor   ${origins.processor}/`,
    `  Residents’ mail     ${mailbox}`,
    '',
    ...users.map((user) => `  Sign in with        ${user}`),
    '',
    '  Test cards: expiration date to come, three digits as security code, five as ZIP code',
    ...cards,
    '',
    `  Test bank accounts: routing number ${testRouting}, a name, either type`,
    ...accounts,
    '',
    ...(origins.site === '' || built
      ? []
      : ['  The widgets are not built yet: run `npm run build`, or the pages show their fallbacks.', '']),
    '  Ctrl+C stops everything.',
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  try {
    const demo = await startDemo({
      ports: {
        site: portOf('PORT', usualPorts.site),
        api: portOf('API_PORT', usualPorts.api),
        processor: portOf('PROCESSOR_PORT', usualPorts.processor),
      },
      apiOnly: process.argv.includes('--api-only'),
    });
    console.log(introduction(demo));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void demo.close().then(() => process.exit(0)));
    }
  } catch (error) {
    if (!(error instanceof PortTakenError || error instanceof RangeError)) throw error;
    console.error(error.message);
    if (error instanceof PortTakenError) {
      console.error('Stop what runs there, or choose others with PORT, API_PORT and PROCESSOR_PORT.');
    }
    process.exitCode = 1;
  }
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href) await main();
