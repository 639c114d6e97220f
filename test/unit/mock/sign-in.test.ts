import { describe, expect, it } from 'vitest';

import { Refusal } from '../../../mock-api/domain/refusal.js';
import { passwordMatches } from '../../../mock-api/domain/passwords.js';
import { codeOf, credentials, setUp, tenantWith } from './support.js';
import type { World } from './support.js';

const wrong = { ...credentials, password: 'not-the-password' };
const unknown = { ...wrong, identifier: 'nobody' };

/** A refusal as a caller sees it. */
const refusalOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'not refused',
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const { code, retryAfterSeconds, errors, message } = error;
      return { code, retryAfterSeconds, errors, message };
    },
  );

const tryOften = async (
  { utility }: World,
  request: typeof credentials,
  times: number,
): Promise<unknown[]> => {
  const answers = [];
  for (let i = 0; i < times; i += 1) answers.push(await refusalOf(utility.signIn(request, null)));
  return answers;
};

describe('signing in to the simulated utility', () => {
  it.each(['flowerpower', 'FlowerPower', '  FLOWERPOWER ', 'ｆｌｏｗｅｒｐｏｗｅｒ'])(
    'takes %j for the same identifier (S1.27)',
    async (identifier) => {
      const { utility } = await setUp();
      const { step, session } = await utility.signIn({ ...credentials, identifier }, null);
      expect(step).toEqual({
        step: 'signed-in',
        session: { state: 'signed-in', userName: 'flowerpower', expiresInSeconds: 900 },
      });
      expect(session?.id).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('asks for the password as it was chosen', async () => {
    const { utility } = await setUp();
    expect(await codeOf(utility.signIn({ ...credentials, password: 'Water-Lily-2016' }, null))).toBe(
      'credentials-wrong',
    );
  });

  it('refuses an identity that exists and one that does not with the same answer (SEC-22)', async () => {
    const world = await setUp();
    expect(await tryOften(world, wrong, 1)).toEqual(await tryOften(world, unknown, 1));
  });

  it('says that an identity is not verified only to somebody with its password (S1.23, SEC-22)', async () => {
    const { utility } = await setUp();
    const unverified = { ...credentials, identifier: 'newleaf' };
    expect(await codeOf(utility.signIn({ ...unverified, password: wrong.password }, null))).toBe(
      'credentials-wrong',
    );
    const { step, session } = await utility.signIn(unverified, null);
    expect(step).toMatchObject({ step: 'verification-pending', sentTo: 'l•••@gardeners.example' });
    expect(session).toBeNull();
  });

  it('makes known and unknown identities wait alike after five wrong passwords (SEC-22, SEC-23)', async () => {
    const world = await setUp();
    const known = await tryOften(world, wrong, 7);
    const never = await tryOften(world, unknown, 7);
    expect(known).toEqual(never);
    expect(known.slice(4)).toMatchObject([
      { code: 'credentials-wrong' },
      { code: 'rate-limited', retryAfterSeconds: 300 },
      { code: 'rate-limited', retryAfterSeconds: 300 },
    ]);
  });

  it('makes the right password wait too, and locks nothing once the time is over (SEC-23)', async () => {
    const world = await setUp();
    await tryOften(world, wrong, 5);
    await world.clock.tick(200_000);
    expect(await refusalOf(world.utility.signIn(credentials, null))).toMatchObject({
      retryAfterSeconds: 100,
    });
    await world.clock.tick(100_000);
    expect((await world.utility.signIn(credentials, null)).step.step).toBe('signed-in');
  });

  it('forgets wrong passwords after a right one', async () => {
    const world = await setUp();
    await tryOften(world, wrong, 4);
    await world.utility.signIn(credentials, null);
    expect((await tryOften(world, wrong, 5)).at(-1)).toMatchObject({ code: 'credentials-wrong' });
  });

  it('counts a burst of attempts that are sent at once', async () => {
    const { utility } = await setUp();
    const burst = await Promise.all(Array.from({ length: 8 }, () => codeOf(utility.signIn(wrong, null))));
    expect(burst.filter((code) => code === 'rate-limited')).toHaveLength(3);
  });

  it('never takes a missing identity for a match, whatever its password', async () => {
    expect(await passwordMatches('', undefined)).toBe(false);
  });

  it('is not there where the portal does not offer it', async () => {
    const { utility } = await setUp({ tenant: tenantWith('sign-in-off') });
    expect(await codeOf(utility.signIn(credentials, null))).toBe('not-found');
  });
});

describe('a session of the simulated utility', () => {
  it('gets a new id at every sign-in, and the one before ends', async () => {
    const { utility } = await setUp();
    const first = (await utility.signIn(credentials, null)).session!.id;
    const second = (await utility.signIn(credentials, first)).session!.id;
    expect(second).not.toBe(first);
    expect(await utility.session(first)).toEqual({ state: 'signed-out' });
    expect(await utility.session(second)).toMatchObject({ state: 'signed-in' });
  });

  it('lives as long as it is used, and ends after a quarter of an hour without a request (SEC-31)', async () => {
    const { utility, session, clock } = await setUp();
    for (let i = 0; i < 3; i += 1) {
      await clock.tick(899_000);
      expect(await utility.session(session)).toMatchObject({ state: 'signed-in', expiresInSeconds: 900 });
    }
    await clock.tick(900_000);
    expect(await utility.session(session)).toEqual({ state: 'signed-out' });
    expect(await codeOf(utility.accounts(session))).toBe('signed-out');
  });

  it('ends at sign-out, and signing out twice is no error', async () => {
    const { utility, session } = await setUp();
    expect(await utility.signOut(session)).toEqual({ state: 'signed-out' });
    expect(await utility.signOut(session)).toEqual({ state: 'signed-out' });
    expect(await codeOf(utility.accounts(session))).toBe('signed-out');
  });

  it('is kept for a month only where the portal offers it and the resident asked', async () => {
    const kept = async (scenario: string[], remember: boolean) => {
      const { utility } = await setUp({ tenant: tenantWith(...scenario) });
      return (await utility.signIn({ ...credentials, remember }, null)).session;
    };
    expect(await kept(['remember'], true)).toMatchObject({ remember: true, seconds: 2_592_000 });
    expect(await kept(['remember'], false)).toMatchObject({ remember: false, seconds: 900 });
    expect(await kept([], true)).toMatchObject({ remember: false, seconds: 900 });
  });

  it('that was made up is none', async () => {
    const { utility } = await setUp();
    expect(await utility.session('0'.repeat(32))).toEqual({ state: 'signed-out' });
    expect(await utility.session(null)).toEqual({ state: 'signed-out' });
  });
});
