import { describe, expect, it } from 'vitest';

import { checkPolicies, readPolicies, type Needs } from '../../../src/embed/check/policy.js';

const needs: Needs = {
  page: 'https://www.city.example/water/pay',
  library: 'https://cdn.city.example/utility/utility-widgets.js',
  portals: ['https://api.city.example/utility'],
  frames: ['https://cards.processor.example/frame.html'],
  hasNonce: false,
  paysInDemo: false,
};
const lacking = (policy: string, changed: Partial<Needs> = {}): readonly string[] =>
  checkPolicies(readPolicies(policy), { ...needs, ...changed })
    .filter(({ level }) => level !== 'fine')
    .map(({ text }) => /Add (\S+) to its (\S+) directive/.exec(text)?.slice(1).join(' ') ?? text);

const enough =
  'script-src https://cdn.city.example; connect-src api.city.example; frame-src https://*.processor.example';

describe('what a content security policy lacks (SEC-11)', () => {
  it.each([
    ['nothing, where there is no policy', '', []],
    ['nothing, where each source is named', enough, []],
    ['nothing, where everything is allowed', 'default-src *', []],
    ['nothing, where all of https is', 'default-src https:', []],
    [
      'script-src, where only the page’s own is allowed',
      "script-src 'self'",
      ['https://cdn.city.example script-src'],
    ],
    [
      'all three, where the default is nothing',
      "default-src 'none'",
      [
        'https://cdn.city.example script-src',
        'https://api.city.example connect-src',
        'https://cards.processor.example frame-src',
      ],
    ],
    [
      'frame-src, by the older name for it',
      enough.replace('frame-src https://*.processor.example', "child-src 'self'"),
      ['https://cards.processor.example frame-src'],
    ],
    [
      'script-src-elem before script-src',
      "script-src *; script-src-elem 'self'",
      ['https://cdn.city.example script-src'],
    ],
    [
      'the port that differs',
      'connect-src https://api.city.example:8443',
      ['https://api.city.example connect-src'],
    ],
    [
      'the path that differs',
      'script-src https://cdn.city.example/other/',
      ['https://cdn.city.example script-src'],
    ],
    ['nothing for http sources of an https address', 'connect-src http://api.city.example', []],
    [
      'the host that a wildcard does not cover',
      'frame-src https://*.cards.processor.example',
      ['https://cards.processor.example frame-src'],
    ],
    ['each of two policies', `${enough}, connect-src 'self'`, ['https://api.city.example connect-src']],
    ['the name of the templates’ policy', "trusted-types 'none'", ['lit-html trusted-types']],
  ])('is %s', (_what, policy, expected) => {
    expect(lacking(policy)).toEqual(expected);
  });

  it('is not script-src where a nonce lets our script in, and with it what it loads', () => {
    const policy = "script-src 'nonce-abc' 'strict-dynamic'";
    expect(lacking(policy, { hasNonce: true })).toEqual([]);
    expect(lacking(policy)).toEqual(['https://cdn.city.example script-src']);
  });

  it.each([
    ['nothing, where scripts and styles in a page run', "script-src * 'unsafe-inline'", true],
    ['nothing, without a policy', '', true],
    ['the right to run them', 'script-src *', false],
    ['it also where a nonce turns it off', "script-src * 'unsafe-inline' 'nonce-abc'", false],
    ['it also for styles', "style-src 'self'; script-src * 'unsafe-inline'", false],
    ['it where only the default is stated', "default-src * 'self'", false],
  ])('is, for demo mode’s card form, %s', (_what, policy, enoughForIt) => {
    const told = lacking(policy, { paysInDemo: true });
    expect(told).toEqual(enoughForIt ? [] : [expect.stringContaining('demo mode’s card form')]);
    expect(lacking(policy, { hasNonce: true })).toEqual([]);
  });

  it("is 'self' for what is of the page’s own origin", () => {
    expect(lacking("connect-src 'none'", { portals: ['/api'], frames: [] })).toEqual(["'self' connect-src"]);
  });

  it('counts a directive that is said twice once, as browsers do', () => {
    expect(lacking("connect-src *; connect-src 'none'", { frames: [], library: '/here.js' })).toEqual([]);
  });
});
