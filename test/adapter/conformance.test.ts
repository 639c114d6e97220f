import { describe, expect, it } from 'vitest';

import { createRestAdapter } from '../../src/adapter/rest/rest.js';
import { createTokenAdapter } from '../../src/adapter/rest/tokens.js';
import {
  adapterConformance,
  runConformance,
  type ConformanceCase,
  type ConformanceReport,
} from '../../src/testing/index.js';
import { mockFacts } from '../support/conformance/facts.js';
import { memorySuite } from '../support/conformance/memory-suite.js';
import { enter, page, server, world } from './mock-server.js';

/** The suite over the mock’s HTTP server, in a world of its own. */
function overHttp(scenario: string, session: 'cookie' | 'bearer'): readonly ConformanceCase[] {
  enter(`conformance${scenario}`);
  return overWorld(session);
}

/** The same in the world that the last suite was in. */
function overWorld(session: 'cookie' | 'bearer'): readonly ConformanceCase[] {
  const own = world;
  const base = `${server.url}/${own.segment}`;
  return adapterConformance({
    facts: { ...mockFacts, session },
    connect: (tools) =>
      session === 'bearer'
        ? createTokenAdapter({ base, ...tools, refresh: () => Promise.resolve(null) })
        : createRestAdapter({ base, ...tools }),
    http: { base, origin: page },
    endSessions: () => own.utility.endSessions(),
  });
}

const with_ = (report: ConformanceReport, verdict: string): string[] =>
  report.cases.filter((one) => one.verdict === verdict).map(({ id, words }) => `${id}: ${words ?? ''}`);

const unsafe = (all: ConformanceReport['tags']): string[] =>
  Object.keys(all).filter((name) => !all[name]?.safe);

describe('the conformance suite', () => {
  it('has more than sixty cases, each with an id of its own and a sentence', () => {
    const cases = overHttp('', 'cookie');
    expect(cases.length).toBeGreaterThan(60);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id, port, name } of cases) {
      expect(id.startsWith(`${port}.`)).toBe(true);
      expect(name).toMatch(/\w+ \w+/);
    }
  });

  it.each([
    ['with a cookie of the same site', '', 'cookie'],
    ['with a cookie of another site', '+cross-site-cookie', 'cookie'],
    ['with access tokens', '+bearer', 'bearer'],
  ] as const)('passes over HTTP %s', async (_, scenario, session) => {
    const report = await runConformance(overHttp(scenario, session));
    expect(with_(report, 'failed')).toEqual([]);
    expect(with_(report, 'not-judged')).toEqual([]);
    expect(with_(report, 'not-offered').map((line) => line.split(':')[0])).toEqual([
      ...['payments.quote-method'],
      ...(session === 'bearer' ? ['http.cookie', 'http.session-new'] : []),
    ]);
    expect([...unsafe(report.tags), ...unsafe(report.features)]).toEqual([]);
  });

  it('calls nothing wrong that a backend refuses only because it has been asked too often', async () => {
    await runConformance(overHttp('', 'cookie'));
    await runConformance(overWorld('cookie'));
    const report = await runConformance(overWorld('cookie'));
    expect(with_(report, 'failed')).toEqual([]);
    expect(with_(report, 'not-judged').join('\n')).toContain('the backend has been asked too often');
    expect(unsafe(report.tags)).not.toEqual([]);
  });

  it('passes for an adapter that knows no HTTP, and judges nothing that it cannot see', async () => {
    const report = await runConformance(memorySuite());
    expect(with_(report, 'failed')).toEqual([]);
    const unseen = with_(report, 'not-judged').map((line) => line.split(':')[0]);
    expect(unseen.filter((id) => id?.startsWith('adapter.') !== true)).toEqual([]);
    expect(report.counts.passed).toBeGreaterThan(75);
    expect(unsafe(report.tags)).toEqual([]);
  });
});
