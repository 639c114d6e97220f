import { Problem, correlationHeader, keyHeader, parse, writeHeader } from '../../contract/index.js';
import type { Browser } from '../browser.js';
import { NotJudged, NotOffered, check, fact, same } from '../case.js';
import type { Rule } from '../rules.js';
import type { Setting } from '../setting.js';

type Named = Readonly<Record<string, string>>;
interface Call {
  readonly method?: string;
  readonly headers?: Named;
  readonly body?: string;
}

const writing: Named = { 'Content-Type': 'application/json', [writeHeader.name]: writeHeader.value };
const nobody = { identifier: 'nobody-at-all', password: 'not-a-password', remember: false };

const httpOf = ({ options }: Setting) => {
  if (!options.http) throw new NotJudged('no address was given');
  return options.http;
};
const baseOf = (setting: Setting): string => httpOf(setting).base.replace(/\/+$/, '');

const callOf =
  (setting: Setting, browser: Browser = setting.browser()) =>
  (path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Response> =>
    browser.send(`${baseOf(setting)}${path}`, {
      ...{ method, headers, redirect: 'manual' },
      ...(body === undefined ? {} : { body }),
    });

const write = (body: unknown, headers: Named = {}): Call => ({
  method: 'POST',
  headers: { ...writing, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const signingOut = write({});
/** A page of nobody’s. */
const foreign = 'https://elsewhere.example';

async function problemOf(answer: Response, what: string): Promise<Problem> {
  const type = answer.headers.get('Content-Type') ?? 'nothing';
  check(
    /^application\/problem\+json\b/i.test(type),
    `${what}: the refusal (${answer.status}) is of type ${type}`,
  );
  const parsed = parse(Problem, await answer.json().catch(() => null));
  check(parsed.ok, `${what}: the refusal is no problem document`);
  check(
    parsed.value.status === undefined || parsed.value.status === answer.status,
    `${what}: two statuses are told`,
  );
  return parsed.value;
}

const refusal = async (
  work: Promise<Response>,
  status: number,
  code: string,
  what: string,
): Promise<void> => {
  const answer = await work;
  const problem = await problemOf(answer, what);
  same([answer.status, problem.code], [status, code], `${what} is answered by`);
};

/** One answer of each kind. */
async function kinds(setting: Setting): Promise<[string, Response][]> {
  const call = callOf(setting);
  return [
    ['the portal', await call('/portal')],
    ['the session', await call('/session')],
    ['a sign-out', await call('/session/end', signingOut)],
    ['a refused read', await call('/accounts')],
    ['a refused write', await call('/session/end', { method: 'POST', headers: {}, body: '{}' })],
    ['an unknown address', await call('/no-such-address')],
  ];
}

/** Signs in by hand. Gives the browser and the answer. */
async function byHand(setting: Setting) {
  const { identifier, password } = fact(setting.facts.resident, 'resident');
  const browser = setting.browser();
  const call = callOf(setting, browser);
  const before = await call('/session');
  const answer = await call('/session', write({ identifier, password, remember: false }));
  same(answer.status, 200, 'Signing in by hand is answered by');
  return { browser, call, before, answer };
}

function withCookies({ facts }: Setting): void {
  if (facts.session === 'bearer') throw new NotOffered('sessions travel in no cookie');
}

const everyWrite = ['/session', '/session/end', '/registrations', '/verifications', '/verifications/resend'];

export const httpRules: readonly Rule[] = [
  {
    id: 'http.no-store',
    name: 'lets nothing of a resident stay in a cache: every answer says no-store',
    run: async (setting) => {
      for (const [what, answer] of await kinds(setting))
        check(
          /\bno-store\b/.test(answer.headers.get('Cache-Control') ?? ''),
          `Of ${what} a cache may keep a copy`,
        );
    },
  },
  {
    id: 'http.json',
    name: 'answers in JSON',
    run: async (setting) => {
      const call = callOf(setting);
      for (const path of ['/portal', '/session']) {
        const type = (await call(path)).headers.get('Content-Type') ?? '';
        check(/^application\/json\b/i.test(type), `${path} is of type ${type}`);
      }
    },
  },
  {
    id: 'http.problems',
    name: 'refuses with problem documents (RFC 9457), never with a page',
    run: async (setting) => {
      for (const [what, answer] of await kinds(setting)) {
        if (answer.ok) continue;
        await problemOf(answer, what);
      }
    },
  },
  {
    id: 'http.correlation',
    name: 'gives each answer a correlation id, the caller’s where there is one',
    run: async (setting) => {
      const call = callOf(setting);
      const given = { [correlationHeader]: 'CONFORMANCE-1' };
      const echoed = await call('/session/end', write({}, given));
      same(echoed.headers.get(correlationHeader), 'CONFORMANCE-1', 'The caller’s id comes back as');
      for (const [what, answer] of await kinds(setting))
        check((answer.headers.get(correlationHeader) ?? '') !== '', `${what} has no ${correlationHeader}`);
    },
  },
  {
    id: 'http.correlation-unfit',
    name: 'does not give back what is not fit for a log',
    run: async (setting) => {
      const call = callOf(setting);
      for (const unfit of ['<script>alert(1)</script>', 'x'.repeat(5_000)]) {
        const answer = await call('/session/end', write({}, { [correlationHeader]: unfit }));
        check(answer.headers.get(correlationHeader) !== unfit, 'An unfit correlation id comes back');
      }
    },
  },
  {
    id: 'http.header-required',
    name: 'takes no write without the header that no form can send (SEC-07)',
    run: async (setting) => {
      const call = callOf(setting);
      for (const path of everyWrite) {
        const without = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
        await refusal(call(path, without), 403, 'header-required', `${path} without the header`);
      }
    },
  },
  {
    id: 'http.json-required',
    name: 'takes no write that is not JSON (SEC-07)',
    run: async (setting) => {
      const call = callOf(setting);
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ])
        await refusal(
          call('/session', write(nobody, { 'Content-Type': type })),
          415,
          'json-required',
          `A ${type}`,
        );
    },
  },
  {
    id: 'http.not-json',
    name: 'refuses a body that only says it is JSON, or is of another shape',
    run: async (setting) => {
      const call = callOf(setting);
      for (const body of ['{', '', '[]', 'null', '{"identifier":7}'])
        await refusal(call('/session', write(body)), 422, 'validation', `The body ${body || 'of nothing'}`);
    },
  },
  {
    id: 'http.fields',
    name: 'names the properties that are wrong',
    run: async (setting) => {
      const answer = await callOf(setting)('/session', write({ ...nobody, identifier: '' }));
      const { errors = [] } = await problemOf(answer, 'An empty identifier');
      check(
        errors.some(({ field }) => field === 'identifier'),
        'No field error names identifier',
      );
    },
  },
  {
    id: 'http.unknown-property',
    name: 'does not mind properties that it does not know',
    run: async (setting) => {
      const answer = await callOf(setting)('/session/end', write({ extra: 1 }));
      same(answer.status, 200, 'A sign-out with a further property is answered by');
    },
  },
  {
    id: 'http.too-large',
    name: 'reads no body without end',
    run: async (setting) => {
      const answer = await callOf(setting)('/session', write({ ...nobody, password: 'x'.repeat(1_000_000) }));
      check([413, 422].includes(answer.status), `A megabyte is answered by ${answer.status}`);
      await problemOf(answer, 'A megabyte');
    },
  },
  {
    id: 'http.foreign-write',
    name: 'takes no write from a page of an origin that is not listed (SEC-07)',
    run: async (setting) => {
      const call = callOf(setting);
      const { origin } = httpOf(setting);
      const looksAlike = `${origin}.elsewhere.example`;
      for (const from of [foreign, 'null', looksAlike])
        await refusal(
          call('/session', write(nobody, { Origin: from })),
          403,
          'origin-refused',
          `A write from ${from}`,
        );
    },
  },
  {
    id: 'http.foreign-read',
    name: 'lets no page of an origin that is not listed read an answer',
    run: async (setting) => {
      const call = callOf(setting);
      for (const from of [foreign, 'null']) {
        const { headers } = await call('/session', { headers: { Origin: from } });
        const allowed = headers.get('Access-Control-Allow-Origin');
        check(
          allowed === null || (allowed !== from && allowed !== '*'),
          `A page of ${from} may read the session`,
        );
      }
    },
  },
  {
    id: 'http.cors',
    name: 'lets pages of a listed origin read answers and refusals, with their session',
    features: ['cross-origin'],
    run: async (setting) => {
      const { origin } = httpOf(setting);
      for (const [what, { headers }] of await kinds(setting)) {
        same(headers.get('Access-Control-Allow-Origin'), origin, `${what} may be read by`);
        same(
          headers.get('Access-Control-Allow-Credentials'),
          'true',
          `With credentials, ${what} may be read:`,
        );
        check(/\borigin\b/i.test(headers.get('Vary') ?? ''), `${what} does not vary by Origin`);
      }
    },
  },
  {
    id: 'http.cors-headers',
    name: 'lets those pages read the correlation id and how long to wait',
    features: ['cross-origin'],
    run: async (setting) => {
      const { headers } = await callOf(setting)('/portal');
      const exposed = (headers.get('Access-Control-Expose-Headers') ?? '').toLowerCase().split(/\s*,\s*/);
      for (const name of [correlationHeader, 'Retry-After'])
        check(exposed.includes(name.toLowerCase()), `${name} is not exposed`);
    },
  },
  {
    id: 'http.preflight',
    name: 'answers a browser that asks first, with every header that widgets send',
    features: ['cross-origin'],
    run: async (setting) => {
      const wanted = ['Content-Type', writeHeader.name, keyHeader, correlationHeader];
      if (setting.facts.session === 'bearer') wanted.push('Authorization');
      const answer = await callOf(setting)('/payments', {
        method: 'OPTIONS',
        headers: {
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': wanted.join(',').toLowerCase(),
        },
      });
      check(answer.ok, `It is answered by ${answer.status}`);
      same(answer.headers.get('Access-Control-Allow-Origin'), httpOf(setting).origin, 'Allowed is');
      same(answer.headers.get('Access-Control-Allow-Credentials'), 'true', 'With credentials:');
      const headers = (answer.headers.get('Access-Control-Allow-Headers') ?? '')
        .toLowerCase()
        .split(/\s*,\s*/);
      for (const name of wanted) check(headers.includes(name.toLowerCase()), `${name} is not allowed`);
      const methods = answer.headers.get('Access-Control-Allow-Methods') ?? 'POST';
      check(methods.includes('POST'), 'POST is not allowed');
    },
  },
  {
    id: 'http.preflight-foreign',
    name: 'allows a page of an origin that is not listed nothing',
    run: async (setting) => {
      const headers = { Origin: foreign, 'Access-Control-Request-Method': 'POST' };
      const answer = await callOf(setting)('/payments', { method: 'OPTIONS', headers });
      const allowed = answer.headers.get('Access-Control-Allow-Origin');
      check(allowed !== foreign && allowed !== '*', `Allowed is ${allowed ?? ''}`);
    },
  },
  {
    id: 'http.cookie',
    name: 'keeps the session in a cookie that no script reads and no foreign page sends',
    run: async (setting) => {
      withCookies(setting);
      const { browser } = await byHand(setting);
      check(browser.set.length > 0, 'Signing in sets no cookie');
      const secure = baseOf(setting).startsWith('https:');
      for (const cookie of browser.set) {
        const [name = ''] = cookie.split('=');
        check(/;\s*HttpOnly/i.test(cookie), `${name} is not HttpOnly`);
        check(/;\s*SameSite=(Lax|Strict|None)/i.test(cookie), `${name} has no SameSite`);
        check(!secure || /;\s*Secure/i.test(cookie), `${name} is not Secure`);
        if (/SameSite=None/i.test(cookie)) {
          check(/;\s*Secure/i.test(cookie), `${name} is SameSite=None and not Secure`);
          check(/;\s*Partitioned/i.test(cookie), `${name} is SameSite=None and not Partitioned`);
        }
      }
    },
  },
  {
    id: 'http.session-new',
    name: 'begins a new session with each sign-in, whatever the browser sent',
    run: async (setting) => {
      withCookies(setting);
      const { browser } = await byHand(setting);
      const first = browser.cookiesFor(`${baseOf(setting)}/session`);
      const { identifier, password } = fact(setting.facts.resident, 'resident');
      await callOf(setting, browser)('/session', write({ identifier, password, remember: false }));
      const second = browser.cookiesFor(`${baseOf(setting)}/session`);
      check(first !== '' && second !== '' && first !== second, 'The session is the one from before');
    },
  },
  {
    id: 'http.session-ended',
    name: 'takes no cookie and no token of a session that was signed out',
    run: async (setting) => {
      const { browser, call, answer } = await byHand(setting);
      const step = (await answer.json()) as { readonly accessToken?: { readonly token: string } };
      const token = step.accessToken?.token;
      const headers: Named = {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        Cookie: browser.cookiesFor(`${baseOf(setting)}/session`),
      };
      const state = async (): Promise<unknown> =>
        ((await (await callOf(setting)('/session', { headers })).json()) as { readonly state: unknown })
          .state;
      same(await state(), 'signed-in', 'Before signing out it is');
      await call('/session/end', write({}, token === undefined ? {} : { Authorization: `Bearer ${token}` }));
      same(await state(), 'signed-out', 'With what was good before it is');
    },
  },
  {
    id: 'http.not-found',
    name: 'says not-found of addresses that it does not have',
    run: async (setting) => {
      await refusal(callOf(setting)('/no-such-address'), 404, 'not-found', 'An unknown address');
    },
  },
  {
    id: 'http.wrong-method',
    name: 'says which methods an address takes',
    run: async (setting) => {
      const answer = await callOf(setting)('/session', { method: 'DELETE', headers: writing });
      const { code } = await problemOf(answer, 'A DELETE');
      same([answer.status, code], [405, 'method-not-allowed'], 'A DELETE is answered by');
      check(/\bGET\b/.test(answer.headers.get('Allow') ?? ''), 'Allow does not name GET');
    },
  },
  {
    id: 'http.hostile-ids',
    name: 'finds nothing, and breaks nothing, under an id that is a path or a piece of a query',
    features: ['accounts', 'bills', 'usage'],
    run: async (setting) => {
      const { call, answer } = await byHand(setting);
      const step = (await answer.json()) as { readonly accessToken?: { readonly token: string } };
      const token = step.accessToken?.token;
      const headers: Named = token === undefined ? {} : { Authorization: `Bearer ${token}` };
      const ids = [
        '..%2f..%2fportal',
        '%2e%2e%2fportal',
        '%00',
        "'%20or%201=1--",
        '__proto__',
        '%F0%9F%9A%B0',
        'x'.repeat(500),
      ];
      for (const id of ids) {
        for (const path of [`/accounts/${id}/bills`, `/bills/${id}`]) {
          const { status } = await call(path, { headers });
          check(status >= 400 && status < 500, `${path.slice(0, 60)} is answered by ${status}`);
        }
      }
    },
  },
  {
    id: 'http.key-required',
    name: 'takes no payment without an idempotency key (PAY-13)',
    features: ['payments', 'guest-payment'],
    run: async (setting) => {
      await setting.need('payments');
      await refusal(callOf(setting)('/payments', write({})), 400, 'key-required', 'A payment without a key');
    },
  },
  {
    id: 'http.retry-after',
    extra: true,
    name: 'says with every 429 how long to wait (SEC-23)',
    run: async (setting) => {
      const call = callOf(setting);
      const kind = (await setting.portal()).signIn?.identifier.kind;
      const identifier = kind === 'email' ? `${setting.random()}@nobody.example` : setting.random();
      for (let count = 0; count < 40; count += 1) {
        const answer = await call('/session', write({ ...nobody, identifier }));
        if (answer.status !== 429) continue;
        const wait = answer.headers.get('Retry-After') ?? '';
        check(/^\d+$/.test(wait) || !Number.isNaN(Date.parse(wait)), `Retry-After is "${wait}"`);
        return;
      }
      throw new NotJudged('forty wrong passwords were all looked at');
    },
  },
  {
    id: 'http.no-inside',
    name: 'tells nothing of its inside in a refusal',
    run: async (setting) => {
      for (const [what, answer] of await kinds(setting)) {
        if (answer.ok) continue;
        const text = await answer.text();
        check(
          !/\bat .+:\d+:\d+|Exception|Traceback|SELECT .+ FROM|node_modules/.test(text),
          `${what} tells of the inside`,
        );
      }
    },
  },
];
