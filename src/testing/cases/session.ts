import { ConformanceFailure, NotJudged, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import { live, refused, told } from '../setting.js';
import type { Setting } from '../setting.js';

const wrongOf = (password: string): string => `${password.slice(0, -1)}${password.endsWith('~') ? '-' : '~'}`;

const sessionOf = async ({ need, visitor, offered }: Setting) => {
  await need('sign-in');
  return offered<'session'>(await visitor(), 'sign-in');
};

/** An identifier that nobody has, of the kind that the portal asks for. */
async function nobody({ portal, random }: Setting): Promise<string> {
  const kind = (await portal()).signIn?.identifier.kind;
  return kind === 'email' ? `${random()}@nobody.example` : random();
}

const tries = 40;

/** Wrong passwords until one is refused for their number. Gives how many it took. */
async function untilLimited(setting: Setting, identifier: string, password: string) {
  const session = await sessionOf(setting);
  for (let count = 1; count <= tries; count += 1) {
    const request = { identifier, password, remember: false };
    const error = await refused(session.signIn(request, live), {}, 'A wrong password');
    if (error.code === 'rate-limited') return { count, error };
  }
  throw new ConformanceFailure(`${tries} wrong passwords in a row were all looked at`);
}

export const sessionRules: readonly Rule[] = [
  {
    id: 'session.signed-out-first',
    name: 'begins signed out, and says so in an answer',
    run: async (setting) => {
      const session = await sessionOf(setting);
      same((await session.getSession(live)).state, 'signed-out', 'A new browser is');
    },
  },
  {
    id: 'session.sign-in',
    name: 'signs a resident in, and knows it from then on',
    run: async ({ signedIn, offered }) => {
      const session = offered<'session'>(await signedIn(), 'sign-in');
      const state = await session.getSession(live);
      check(state.state === 'signed-in', 'Signed in, and the session says that nobody is');
      check(state.userName !== '', 'The session has no name to be shown');
      check(state.expiresInSeconds > 0, 'The session has ended as it began');
    },
  },
  {
    id: 'session.one-browser',
    name: 'signs in one browser and no other',
    run: async (setting) => {
      await setting.signedIn();
      const session = await sessionOf(setting);
      same((await session.getSession(live)).state, 'signed-out', 'Another browser is');
    },
  },
  {
    id: 'session.wrong-password',
    name: 'refuses a wrong password as credentials-wrong, and signs nobody in',
    run: async (setting) => {
      const { identifier, password } = fact(setting.facts.resident, 'resident');
      const session = await sessionOf(setting);
      const request = { identifier, password: wrongOf(password), remember: false };
      const error = await refused(
        session.signIn(request, live),
        { kind: 'auth', code: 'credentials-wrong' },
        'A wrong password',
      );
      check(!error.retry, 'A wrong password is said to be worth trying again');
      same((await session.getSession(live)).state, 'signed-out', 'After a wrong password the browser is');
      await setting.signedIn();
    },
  },
  {
    id: 'session.unknown-alike',
    name: 'answers an identity that it does not know like a wrong password (SEC-22)',
    run: async (setting) => {
      const { identifier, password } = fact(setting.facts.resident, 'resident');
      const session = await sessionOf(setting);
      const sign = async (who: string) =>
        refused(
          session.signIn({ identifier: who, password: wrongOf(password), remember: false }, live),
          {},
          'A wrong sign-in',
        );
      const known = told(await sign(identifier));
      same(told(await sign(await nobody(setting))), known, 'Nobody is told');
      await setting.signedIn();
    },
  },
  {
    id: 'session.unverified',
    extra: true,
    name: 'tells that an address is not verified after the right password alone (SEC-22)',
    run: async (setting) => {
      const { identifier, password } = fact(setting.facts.unverified, 'unverified');
      const session = await sessionOf(setting);
      const error = await refused(
        session.signIn({ identifier, password: wrongOf(password), remember: false }, live),
        { kind: 'auth' },
        'A wrong password of somebody unverified',
      );
      const other = await refused(
        session.signIn({ identifier: await nobody(setting), password, remember: false }, live),
        {},
        'A sign-in of nobody',
      );
      same(told(error), told(other), 'Somebody unverified is told');
      const step = await session.signIn({ identifier, password, remember: false }, live);
      check(step.step === 'verification-pending', `The right password came to "${step.step}"`);
      check(!step.sentTo.startsWith(identifier), 'The address is not masked');
      same((await session.getSession(live)).state, 'signed-out', 'Somebody unverified is');
    },
  },
  {
    id: 'session.sign-out',
    name: 'signs out for good: nothing private is answered afterwards',
    run: async ({ signedIn, offered, portal }) => {
      const adapter = await signedIn();
      const session = offered<'session'>(adapter, 'sign-in');
      same((await session.signOut(live)).state, 'signed-out', 'Signing out gives');
      same((await session.getSession(live)).state, 'signed-out', 'After signing out the browser is');
      if (!(await portal()).capabilities.includes('accounts')) return;
      const accounts = offered<'accounts'>(adapter, 'accounts');
      await refused(
        accounts.listAccounts(live),
        { kind: 'auth', code: 'signed-out' },
        'A list of accounts after signing out',
      );
    },
  },
  {
    id: 'session.sign-out-twice',
    name: 'takes a sign-out of somebody who is not signed in',
    run: async (setting) => {
      const session = await sessionOf(setting);
      same((await session.signOut(live)).state, 'signed-out', 'Signing out gives');
    },
  },
  {
    id: 'session.sign-in-again',
    name: 'takes a sign-in of somebody who is signed in already',
    run: async ({ signedIn, offered, facts }) => {
      const session = offered<'session'>(await signedIn(), 'sign-in');
      const { identifier, password } = fact(facts.resident, 'resident');
      const { step } = await session.signIn({ identifier, password, remember: false }, live);
      same(step, 'signed-in', 'A second sign-in came to');
      same((await session.getSession(live)).state, 'signed-in', 'After it the browser is');
    },
  },
  {
    id: 'session.expired',
    extra: true,
    name: 'says signed-out, and nothing private, once the session has ended at the backend',
    run: async ({ options, signedIn, offered, need }) => {
      const end = options.endSessions;
      if (!end) throw new NotJudged('nothing was given that ends sessions (endSessions)');
      await need('accounts');
      const adapter = await signedIn();
      await end();
      await refused(
        offered<'accounts'>(adapter, 'accounts').listAccounts(live),
        { kind: 'auth', code: 'signed-out' },
        'A list of accounts after the session has ended',
      );
      const { state } = await offered<'session'>(adapter, 'sign-in').getSession(live);
      same(state, 'signed-out', 'After the session has ended the browser is');
    },
  },
  {
    id: 'session.limited',
    name: 'stops looking at wrong passwords after some, and says how long to wait (SEC-23)',
    run: async (setting) => {
      const { error } = await untilLimited(setting, await nobody(setting), 'wrong-every-time');
      same(error.kind, 'service', 'Too many wrong passwords are');
      check((error.retryAfterSeconds ?? 0) > 0, 'Nothing says how long to wait');
    },
  },
  {
    id: 'session.limited-alike',
    extra: true,
    name: 'limits known and unknown identities alike (SEC-22)',
    run: async (setting) => {
      const { identifier, password } = fact(setting.facts.lockable, 'lockable');
      const known = await untilLimited(setting, identifier, wrongOf(password));
      const unknown = await untilLimited(setting, await nobody(setting), wrongOf(password));
      same(told(unknown.error), told(known.error), 'Nobody is told');
      // Somebody may have tried the known one before.
      check(
        known.count <= unknown.count,
        'An identity that exists may be tried more often than one that does not',
      );
      const session = await sessionOf(setting);
      await refused(
        session.signIn({ identifier, password, remember: false }, live),
        { code: 'rate-limited' },
        'The right password while sign-in is locked',
      );
    },
  },
];
