import type { Server } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { UtilityAdapter } from '../../src/adapter/port.js';
import type { MakeAdapter } from '../../src/client/adapter-module.js';
import type { Send } from '../../src/adapter/send.js';
import { createTokenAdapter } from '../../src/adapter/rest/tokens.js';
import { UtilityError } from '../../src/core/errors.js';
import {
  adapterConformance,
  runConformance,
  type ConformanceCase,
  type ConformanceReport,
  type ConnectTools,
} from '../../src/testing/index.js';
import { addressOf, deskUser, startDesk } from '../support/desk.js';
import { put, snippet } from '../support/snippets.js';

const unsent: Send = () => Promise.reject(new TypeError('Nothing is sent'));

describe('the suite for an adapter that speaks its own JSON over HTTP', () => {
  let desk: Server;
  let make: (tools: Parameters<MakeAdapter>[0] & { readonly send: Send }) => UtilityAdapter;
  let suite: (between?: (next: Send) => Send) => readonly ConformanceCase[];
  let tools: ConnectTools[];

  beforeAll(async () => {
    desk = await startDesk();
    const own = put(snippet('js', '// our-adapter.js'), 'https://desk.city.example', addressOf(desk));
    const module = (await import(`data:text/javascript,${encodeURIComponent(own)}`)) as {
      readonly default: typeof make;
    };
    make = module.default;
    suite = (between = (next) => next) =>
      adapterConformance({
        connect: (given) => {
          tools.push(given);
          return make({ UtilityError, createTokenAdapter, send: between(given.send) });
        },
        facts: { resident: deskUser },
      });
    tools = [];
  });
  afterAll(() => {
    desk.closeAllConnections();
    desk.close();
  });

  const of = ({ cases }: ConformanceReport, verdict: string): string[] =>
    cases.filter((one) => one.verdict === verdict).map(({ id, words }) => `${id}: ${words ?? ''}`);

  it('needs nothing but what it is given: README’s is right, and the line is cut for it', async () => {
    const report = await runConformance(suite());
    expect(of(report, 'failed')).toEqual([]);
    const passed = report.cases.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id);
    expect(passed).toEqual(expect.arrayContaining(['adapter.unreachable', 'adapter.aborted-meanwhile']));
    expect(passed.length).toBeGreaterThan(25);
    expect(report.cases.some(({ port }) => port === 'http')).toBe(false);
    expect(report.tags['utility-bill-list']).toMatchObject({ offered: true, because: [] });
  });

  it('gives each browser cookies of its own, and to no other host', async () => {
    await suite()
      .find(({ id }) => id === 'adapter.id')
      ?.run();
    const [one, other] = tools.slice(-2);
    const who = async (browser: ConnectTools | undefined, base = addressOf(desk)): Promise<unknown> =>
      (await browser?.send(`${base}/whoami`, { method: 'GET' }))?.json();
    await one?.send(`${addressOf(desk)}/login`, { method: 'POST', body: JSON.stringify(deskUser) });
    expect(await who(one)).toEqual({ user: deskUser.identifier });
    expect(await who(other)).toEqual({ user: null });
    expect(await who(one, addressOf(desk).replace('localhost', '127.0.0.1'))).toEqual({ user: null });
  });

  it('fails one that takes a cut line for something else', async () => {
    const blind = suite((next) => async (url, init) => {
      try {
        return await next(url, init);
      } catch {
        return new Response('{}', { status: 502 });
      }
    });
    const report = await runConformance(blind.filter(({ port }) => port === 'adapter'));
    expect(of(report, 'failed')).toEqual([
      expect.stringMatching(/^adapter\.unreachable: .*\["service",true\], and not \["network",true\]/),
      expect.stringMatching(/^adapter\.aborted-meanwhile: /),
    ]);
  });

  it('says what stands where an answer is wrong, and what should', async () => {
    const american = suite((next) => async (url, init) => {
      const text = await (await next(url, init)).text();
      return new Response(text.replaceAll('2016-11-20', '11/20/2016'), { status: text === '{}' ? 401 : 200 });
    });
    const report = await runConformance(american.filter(({ id }) => id === 'bills.list'));
    expect(of(report, 'failed')).toEqual([
      'bills.list: listBills answered what the contract does not take: bills.0.issued is "11/20/2016", and has to be ' +
        'a day, such as "2016-11-30"',
    ]);
  });

  it('names the keys of its own words that the library does not know, and leaves its tags safe', async () => {
    const words = { 'signIn.title': 'Hello', 'signin.titel': 'Hello', toString: 'Hello' };
    const cases = adapterConformance({
      connect: () => ({
        id: 'own-words',
        getPortal: async (signal) => ({
          ...(await make({ UtilityError, createTokenAdapter, send: unsent }).getPortal(signal)),
          messages: { en: words },
        }),
      }),
      facts: {},
    }).filter(({ id }) => id === 'portal.messages');
    const report = await runConformance(cases);
    expect(of(report, 'failed')).toEqual([
      'portal.messages: messages has keys that the library does not know, and ignores: signin.titel, toString. All keys ' +
        'are in messages.json of the package',
    ]);
    expect(Object.values(report.tags).flatMap(({ because }) => because)).toEqual([]);
    expect(Object.values(report.features).flatMap(({ because }) => because)).toEqual([]);
  });
});
