import { afterAll, beforeAll, vi } from 'vitest';

import { startDemo, type Demo } from '../../../mock-api/start.js';
import type { World } from '../../../mock-api/transports/worlds.js';
import type { Taken } from '../../../mock-api/domain/ledger.js';

/** A demo city of the test's own, with free ports. `DEMO_DIST` names another build than the project's own. */
export const openDemo = (): Promise<Demo> => {
  const dist = process.env['DEMO_DIST'];
  return startDemo({ ports: { site: 0, api: 0, processor: 0 }, ...(dist ? { dist } : {}) });
};

export interface Place {
  readonly world: World;
  readonly demo: Demo;
  /** The city's page for a path, with this world behind it. */
  address(path: string): string;
}

/** One demo for a test file; `place` is a world nobody else is in. */
export function useDemo(): { place: (scenarios?: string) => Place } {
  let demo: Demo | undefined;
  let worlds = 0;

  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(async () => {
    await demo?.close();
  });

  return {
    place(scenarios = '') {
      if (!demo) throw new Error('Ask for places inside a test');
      worlds += 1;
      return placeIn(demo, `pleasanton@${scenarios}.${worlds.toString()}`);
    },
  };
}

export function placeIn(demo: Demo, segment: string): Place {
  const world = demo.world(segment);
  return {
    world,
    demo,
    address: (path) => `${demo.origins.site}${path}?portal=${encodeURIComponent(segment)}`,
  };
}

/** What the utility's book says was taken since the world began, payment by payment. */
export async function paymentsIn(world: World): Promise<Taken[]> {
  const keys = new Set((await world.ledger.rows()).map((row) => row.key).filter((key) => key !== null));
  return (await Promise.all([...keys].map((key) => world.ledger.chargesFor(key)))).flat();
}

/** Waits until the utility has heard of a call: what happens next happens in the middle of it. */
export const heardOf = (world: World, operation: string, times = 1): Promise<void> =>
  vi.waitFor(
    () => {
      const calls = world.faults.log.filter((call) => call.operation === operation).length;
      if (calls < times) throw new Error(`${operation} was called ${calls.toString()} times`);
    },
    { timeout: 10_000, interval: 20 },
  );

export const callsOf = (world: World, operation: string): number =>
  world.faults.log.filter((call) => call.operation === operation).length;
