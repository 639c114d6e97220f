import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import { loadAdapter } from '../../src/client/adapter-module.js';
import { believed } from '../../src/client/own-adapter.js';
import { pageSlot } from '../../src/client/page-slot.js';
import type { Fault } from '../../mock-api/faults/fault.js';
import { failing, hurriedClock } from '../../stories/support.js';
import { countUse } from '../support/count-use.js';
import { afterThisTest, mount, waitUntil } from '../support/page.js';
import { text } from '../support/perceive.js';
import { activate, heard, reads, use } from '../support/use.js';
import { warnings } from '../support/warnings.js';

const clock = hurriedClock(50, 30_000);
const two = html`<utility-login><a href="tel:1">Call about signing in</a></utility-login
  ><utility-bill-list><a href="tel:1">Call about bills</a></utility-bill-list>`;

const portalFails = (fault: Fault): Parameters<typeof use>[1] => ({
  clock,
  faults: [failing('getPortal', fault)],
});

/** A page whose script tags say this, until the test ends. */
function settings(change: Partial<ReturnType<typeof pageSlot>>): void {
  const page = pageSlot();
  const { current, portals, adapters } = page;
  Object.assign(page, { current: undefined, portals: [], adapters: [], ...change });
  afterThisTest(() => Object.assign(page, { current, portals, adapters }));
}

function violate(effectiveDirective: string, blockedURI: string, more: object = {}): void {
  const init = { effectiveDirective, violatedDirective: effectiveDirective, blockedURI };
  document.dispatchEvent(
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      ...{ documentURI: location.href, originalPolicy: '', statusCode: 200, disposition: 'enforce' },
      ...init,
      ...more,
    }),
  );
}

const moduleOf = (code: string): string => {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  afterThisTest(() => URL.revokeObjectURL(address));
  return address;
};

describe('an installation that is wrong', () => {
  const not = 'Your internet connection is fine';
  const cases: readonly (readonly [string, Fault, string, string])[] = [
    [
      'an address with nothing at it',
      { kind: 'status', status: 404 },
      'answered 404: check data-portal',
      not,
    ],
    ['a page instead of a service', { kind: 'login-page-200' }, 'not with JSON', not],
    ['another type of content', { kind: 'wrong-content-type' }, 'not with JSON', not],
    [
      'an answer of another shape',
      { kind: 'answer', body: { contract: 1 } },
      'missing: id, name, contact and',
      not,
    ],
    [
      'a refusal of this page',
      { kind: 'status', status: 403 },
      `allow this page’s origin, ${location.origin}`,
      not,
    ],
    [
      'an address that nobody answers at',
      { kind: 'reset-before-headers' },
      '(CORS)',
      'We cannot reach the utility',
    ],
    [
      'a service that is down',
      { kind: 'status', status: 500 },
      'the service’s own trouble',
      'not answering right now',
    ],
    ['a service that is closed', { kind: 'maintenance', retryAfter: 600 }, '503', 'Try again in 10 minutes.'],
    [
      'a service that is asked too often',
      { kind: 'status', status: 429, code: 'rate-limited', retryAfter: 7_200 },
      '429',
      'too many requests. Nothing has changed on your account. Please wait for a while. Try again in 120 minutes.',
    ],
  ];
  for (const [name, fault, line, words] of cases) {
    it(`with ${name} is told in one line, and in words that are true to a resident (REL-02)`, async () => {
      const lines = warnings();
      const used = await use(two, portalFails(fault));
      await reads(used.place, 'Call about signing in');
      await reads(used.place, 'Call about bills');
      await waitUntil(() => lines.length > 0, 'a line');
      const shown = (): string => text(used.widget).replace(/\s+/g, ' ');
      await waitUntil(() => shown().includes(words), `"${words}" in ${shown()}`);
      if (words === not) expect(shown()).not.to.contain('Check your internet');
      expect(shown()).to.contain('Call about signing in');
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(`${used.adapter.id}/portal`).and.to.contain(line);
      await heard(used);
      await activate(used.widget, 'button', 'Try again');
      expect(await heard(used)).to.deep.equal(['We could not load this']);
      expect(lines).to.have.length(1);
    });
  }

  it('names portals and adapters of which only one can be meant', async () => {
    settings({ portals: ['https://one.example'], adapters: ['https://city.example/adapter.js'] });
    const lines = warnings();
    await mount(html`<div><utility-login>Call us</utility-login></div>`);
    await waitUntil(() => lines.length > 0, 'a line');
    expect(lines[0]).to.contain('https://one.example, https://city.example/adapter.js');
  });

  it('says why the module of an adapter gives none', async () => {
    settings({});
    const lines = warnings();
    await loadAdapter(moduleOf('export default () => { throw new Error("no key"); }'));
    const place = await mount(html`<div><utility-login>Call us</utility-login></div>`);
    await waitUntil(() => lines.length > 0, 'a line');
    expect(lines[0]).to.contain('adapter-module (Error: no key)');
    expect(text(place)).to.equal('Call us');
  });

  it('says that the module of an adapter has no function for its default export', async () => {
    for (const code of ['export const adapter = {};', 'export default { id: "x" };']) {
      settings({});
      const lines = warnings();
      const address = moduleOf(code);
      await loadAdapter(address);
      const place = await mount(html`<div><utility-login>Call us</utility-login></div>`);
      await waitUntil(() => lines.length > 0, 'a line');
      expect(lines[0]).to.contain(`${address} has no default export that is a function`);
      expect(text(place)).to.equal('Call us');
      place.remove();
    }
  });

  it('names what a policy of the page blocks and which source it lacks, once, and nothing of the page’s own (SEC-11)', async () => {
    const lines = warnings();
    const used = await use(two, { ...portalFails({ kind: 'reset-before-headers' }), card: 'empty' });
    violate('connect-src', 'https://tracker.example/pixel');
    violate('script-src-elem', `${location.origin}/menu.js`);
    violate('trusted-types', 'trusted-types-policy', { sample: 'menu' });
    violate('connect-src', `${used.adapter.id}/portal`, { disposition: 'report' });
    violate('connect-src', `${used.adapter.id}/portal`);
    violate('connect-src', `${used.adapter.id}/session`);
    await reads(used.place, not);
    await waitUntil(() => lines.length > 0, 'a line');
    const { origin } = new URL(used.adapter.id);
    expect(lines).to.deep.equal([
      `utility-widgets: the page’s Content-Security-Policy blocks ${used.adapter.id}. ` +
        `Add ${origin} to its connect-src directive.`,
    ]);
    expect(text(used.place)).to.contain('Call about bills');
    expect(used.events[0]).to.equal('error {"kind":"configuration","code":"policy-blocked"}');
  });

  it('names the card frame’s origin when that is blocked (SEC-11)', async () => {
    const lines = warnings();
    const used = await use(html`<utility-bill-list></utility-bill-list>`);
    await reads(used.place, '2 days late');
    const view = used.client.portal.value;
    const src = view.is === 'known' ? view.portal.payments?.capture.src : undefined;
    const { origin } = new URL(src ?? '');
    violate('frame-src', 'https://video.example');
    violate('frame-src', origin);
    await waitUntil(() => lines.length > 0, 'a line');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain(`Add ${origin} to its frame-src directive.`);
  });

  it('is listened for only while a widget is there (REL-17)', async () => {
    const inUse = countUse();
    const used = await use(two);
    await reads(used.place, 'Signed in as flowerpower');
    expect(inUse.count()['document securitypolicyviolation']).to.equal(2);
    used.place.remove();
    expect(inUse.count()['document securitypolicyviolation'] ?? 0).to.equal(0);
  });
});

describe('the module of an adapter', () => {
  it('gets the error class that it has to throw, and needs nothing of the package', async () => {
    settings({});
    const lines = warnings();
    await loadAdapter(
      moduleOf(`export default ({ UtilityError }) => ({
        id: 'our-own',
        getPortal: () => {
          throw new UtilityError('service', { code: 'maintenance', retryAfterSeconds: 120, correlationId: 'DESK-7' });
        },
      });`),
    );
    const place = await mount(html`<div><utility-login></utility-login></div>`);
    await reads(place, 'closed for maintenance');
    await reads(place, 'Try again in 2 minutes.');
    await reads(place, 'If you call, give this code: DESK-7');
    await waitUntil(() => lines.length > 0, 'a line');
    expect(lines[0]).to.contain('service/maintenance');
  });

  const throwing = (id: string, getPortal: string): string =>
    moduleOf(`export default ({ UtilityError }) => ({ id: '${id}', getPortal: () => { ${getPortal} } });`);
  const answering = (portal: object): string => `return Promise.resolve(${JSON.stringify(portal)});`;
  const incomplete = 'getPortal of the adapter answered, but not as the contract says. Wrong or missing: ';
  // One line a cause and page: each of these is another one.
  const cases = [
    ['what its portal lacks', 'own', `${incomplete}id, name, contact and`, answering({ contract: 1 })],
    [
      'what its portal lacks, though its id is an address',
      'https://desk.example',
      `${incomplete}name, contact, timeZone and`,
      answering({ contract: 1, id: 'x', locales: ['en'] }),
    ],
    ['what it throws', 'throws', 'getPortal of the adapter threw: boom', 'throw new Error("boom");'],
    [
      'why nothing was reached, though its id is an address',
      'https://line.example',
      'getPortal of the adapter threw: network/unreachable (no line)',
      'throw new UtilityError("network", { code: "unreachable", cause: new Error("no line") });',
    ],
  ] as const;
  for (const [what, id, line, code] of cases) {
    it(`is told as its method’s: ${what}`, async () => {
      settings({});
      const lines = warnings();
      await loadAdapter(throwing(id, code));
      const place = await mount(html`<div><utility-login>Call us</utility-login></div>`);
      await reads(place, 'Call us');
      await waitUntil(() => lines.length > 0, 'a line');
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(line).and.not.to.contain('portal address');
    });
  }

  it('is told by name of a method that throws what is no UtilityError', async () => {
    const lines = warnings();
    const { accounts } = believed({
      id: 'throws',
      getPortal: () => Promise.reject(new Error('not asked')),
      accounts: { listAccounts: () => Promise.reject(new TypeError('boom')) },
    });
    await accounts?.listAccounts(new AbortController().signal).catch(() => undefined);
    await waitUntil(() => lines.length > 0, 'a line');
    expect(lines).to.deep.equal(['utility-widgets: listAccounts of the adapter threw: boom']);
  });
});
