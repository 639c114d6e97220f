import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/embed/check.js';
import type { Page } from '../support/driver/index.js';
import { serve, type SiteOptions } from '../support/driver/site.js';
import { withUtility } from '../support/with-utility.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');

const page = (settings: string, body: string, head = ''): string => `<!doctype html><html lang="en">
<meta charset="utf-8" /><title>Check</title>${head}
<script type="module" src="/dist/utility-widgets.js" ${settings}></script>
<main><h1>Check</h1>${body}</main></html>`;
const folder = `/dist/chunks/${readdirSync(path.join(DIST, 'chunks'))[0] ?? ''}`;
const link = '<a href="tel:+19255550142">Call us</a>';

/** An adapter that lists use, for which it has no port, and has a port for bills, which it does not list. */
const adapter = `const nobody = async () => ({ state: 'signed-out' });
export default () => ({
  id: 'desk',
  getPortal: async () => ({
    contract: 1, id: 'city', name: { en: 'City Water' },
    contact: { phone: '925-555-0142', hours: { en: 'Monday to Friday, 8 to 5' } },
    locales: ['en'], timeZone: 'America/Los_Angeles', currency: 'USD',
    capabilities: ['sign-in', 'usage'], requiredMark: 'asterisk',
    numbers: { account: { label: { en: 'Account number' }, minDigits: 5, maxDigits: 8 } },
    units: [{ unit: 'CCF', name: { en: 'CCF' } }],
    signIn: { identifier: { kind: 'email', label: { en: 'Email' }, maxLength: 254 }, rememberMe: false },
  }),
  session: { getSession: nobody, signIn: nobody, signOut: nobody },
  accounts: { listAccounts: async () => ({ accounts: [] }) },
  bills: { listBills: nobody, getBill: nobody },
});`;

const silent = `export default () => ({ id: 'silent', getPortal: () => new Promise(() => {}) });`;

describe('the check of an installation', () => {
  const utility = withUtility();

  const portal = (): string => `data-portal="${utility.demo.origins.api}/pleasanton"`;

  async function open(
    html: string,
    headers: Readonly<Record<string, string>> = {},
    query = '',
    options: SiteOptions = {},
  ): Promise<Page> {
    const site = await serve(
      { '/': html },
      {
        folders: { '/dist/': DIST },
        headers,
        scripts: { '/adapter.js': adapter, '/silent.js': silent },
        ...options,
      },
    );
    utility.sites.push(site);
    const opened = await utility.browser.page();
    await opened.goto(`${site.elsewhere}/${query}`);
    return opened;
  }

  async function findings(
    html: string,
    headers?: Readonly<Record<string, string>>,
    options?: SiteOptions,
  ): Promise<readonly Finding[]> {
    return told(await open(html, headers, '', options));
  }
  const told = (opened: Page): Promise<readonly Finding[]> =>
    opened.evaluate(async () => {
      const isHere = (): boolean => globalThis.utilityWidgets !== undefined;
      while (!isHere()) await new Promise((next) => setTimeout(next, 10));
      return (await globalThis.utilityWidgets?.check()) ?? [];
    });
  const texts = (found: readonly Finding[], level: Finding['level']): string[] =>
    found.filter((each) => each.level === level).map(({ text }) => text);

  it('finds nothing wrong where nothing is', async () => {
    const tags = `<utility-login>${link}</utility-login><utility-register>${link}</utility-register>`;
    const found = await findings(page(portal(), tags));
    expect(texts(found, 'wrong')).toEqual([]);
    expect(texts(found, 'doubt')).toEqual([]);
    expect(texts(found, 'fine').join()).toMatch(
      /All \d\d files of the library are there, unchanged.*answers as it should.*same site.*<utility-login> has started/s,
    );
  });

  it.each<[string, () => string, RegExp, Readonly<Record<string, string>>?]>([
    ['no portal', () => page('', `<utility-login>${link}</utility-login>`), /No portal is named/],
    [
      'a portal that is no address',
      () => page('data-portal="ftp://city.example"', `<utility-login>${link}</utility-login>`),
      /“ftp:\/\/city\.example” is not a web address/,
    ],
    [
      'a portal that nobody answers for',
      () => page('data-portal="http://localhost:9/utility"', `<utility-login>${link}</utility-login>`),
      /cannot be reached/,
    ],
    [
      'a portal that is a web page',
      () => page('data-portal="/"', `<utility-login>${link}</utility-login>`),
      /answers with 404/,
    ],
    [
      'a portal that answers off the contract',
      () =>
        page(
          `data-portal="${utility.demo.origins.api}/pleasanton@no-such"`,
          `<utility-login>${link}</utility-login>`,
        ),
      /answers with 404/,
    ],
    [
      'a tag that is none',
      () => page(portal(), `<utility-paynow>${link}</utility-paynow>`),
      /<utility-paynow> is no widget\. Did you mean <utility-pay-now>\?/,
    ],
    [
      'a marker that names none',
      () => page(portal(), `<div data-utility-widget="pay-knw">${link}</div>`),
      /"pay-knw" names no widget\. Did you mean “pay-now”\?/,
    ],
    [
      'two portals',
      () =>
        page(
          portal(),
          `<utility-login>${link}</utility-login>`,
          '<script type="module" src="/dist/utility-widgets.js" data-portal="https://two.example"></script>',
        ),
      /names several portals/,
    ],
    [
      'a second copy',
      () =>
        page(
          portal(),
          `<utility-login>${link}</utility-login><script type="module" src="/dist/standalone/utility-login.js"></script>`,
        ),
      /library more than once: also \S+standalone\/utility-login\.js/,
    ],
    [
      'a policy that keeps the portal out, once',
      () => page(portal(), `<utility-login>${link}</utility-login>`),
      /Add http:\/\/localhost:\d+ to its connect-src directive/,
      { 'content-security-policy': "connect-src 'self'" },
    ],
    [
      'a policy that keeps the card form out, before anybody pays',
      () => page(portal(), `<utility-login>${link}</utility-login>`),
      /Add http:\/\/localhost:\d+ to its frame-src directive/,
      { 'content-security-policy': "frame-src 'self'" },
    ],
    [
      'a simulated utility that there is none of',
      () => page('data-portal="demo:plesanton"', `<utility-login>${link}</utility-login>`),
      /demo:plesanton” does not say what it offers: .*no such utility: plesanton; there are demo:pleasanton, demo:\w+/,
    ],
    [
      'an adapter that does not start',
      () => page('data-adapter="/none.js"', `<utility-login>${link}</utility-login>`),
      /adapter does not start: the portal could not be set up/,
    ],
    [
      'routes that are no JSON',
      () =>
        page(
          portal(),
          `<utility-provider routes="{'a':'b'}"><utility-login>${link}</utility-login></utility-provider>`,
        ),
      /routes is not JSON/,
    ],
    [
      'a route of a tag that is none',
      () =>
        page(
          portal(),
          `<utility-provider routes='{"utility-loggin":"/sign-in"}'><utility-login>${link}</utility-login></utility-provider>`,
        ),
      /routes: “utility-loggin” is no widget\. Did you mean “utility-login”\?/,
    ],
    [
      'a route to a page that is not there',
      () =>
        page(
          portal(),
          `<utility-provider routes='{"utility-register":"/none"}'><utility-login>${link}</utility-login></utility-provider>`,
        ),
      /routes: “utility-register” leads to http\S+\/none, where there is no page/,
    ],
    [
      'a tag that could not start, which is not called started',
      () => page('', `<utility-login>${link}</utility-login>`),
      /<utility-login> could not start, so residents see what is between its tags/,
    ],
    [
      'what an adapter lists and does not have',
      () => page('data-adapter="/adapter.js"', `<utility-login>${link}</utility-login>`),
      /“desk” lists usage among its capabilities, but not what goes with that/,
    ],
    [
      'an adapter that does not say what it offers',
      () => page('data-adapter="/silent.js"', `<utility-login>${link}</utility-login>`),
      /“silent” has not said yet what it offers.*<utility-login> could not start/s,
    ],
    [
      'tags that were not closed, for each that they hide',
      () => page(portal(), '<utility-login/><utility-pay-now/><p>More</p>'),
      /<utility-pay-now> stands inside <utility-login>, which hides it/,
    ],
    [
      'a portal that a tag cannot have',
      () => page('', `<utility-login portal="https://api.city.example">${link}</utility-login>`),
      /<utility-login>: portal does nothing there/,
    ],
    [
      'a class of another script under our tag',
      () =>
        page(
          portal(),
          `<utility-login>${link}</utility-login>`,
          '<script>customElements.define("utility-login", class extends HTMLElement {})</script>',
        ),
      /<utility-login> belongs to another script/,
    ],
  ])('names %s', async (_what, html, expected, headers) => {
    expect(texts(await findings(html(), headers), 'wrong').join('\n')).toMatch(expected);
  });

  it.each<[string, SiteOptions, RegExp, Finding['level']]>([
    [
      'a part that nobody needs before paying, and the words of a tag, which are not on the server',
      { missing: (address) => /\/(stages|en-sign-in)\.js$/.test(address) },
      /^Not on the server: chunks\/\w+\/en-sign-in\.js, chunks\/\w+\/stages\.js \(below .*\)\. Copy the whole/m,
      'wrong',
    ],
    [
      'a file that something on the way has rewritten',
      { scripts: { [`${folder}/stages.js`]: 'export const stages = 1' } },
      /^Not as they were published.*: chunks\/\w+\/stages\.js\./m,
      'wrong',
    ],
    [
      'that it could not compare files, without calling that a fault',
      { missing: (address) => address.endsWith('integrity.json') },
      /^The library’s files could not be compared with http.*\/dist\/integrity\.json/m,
      'doubt',
    ],
  ])('names %s', async (_what, options, expected, level) => {
    const body = `<utility-login>${link}</utility-login><utility-register>${link}</utility-register>`;
    const html = page(portal(), body);
    expect(texts(await findings(html, {}, options), level).join('\n')).toMatch(expected);
  });

  it('names a file in whose place a server answers with a web page', async () => {
    const site = await serve(
      {
        '/': page(portal(), `<utility-login>${link}</utility-login>`),
        [`${folder}/stages.js`]: '<!doctype html><title>Water</title>',
      },
      { folders: { '/dist/': DIST } },
    );
    utility.sites.push(site);
    const opened = await utility.browser.page();
    await opened.goto(`${site.elsewhere}/`);
    expect(texts(await told(opened), 'wrong')).toEqual([
      expect.stringMatching(/^Not served as scripts: chunks\/\w+\/stages\.js\. The server has to/),
    ]);
  });

  it('calls nothing wrong that a strict policy keeps from the check alone', async () => {
    const html = page(portal(), `<utility-login>${link}</utility-login>`);
    const found = await findings(html, {
      'content-security-policy': `connect-src ${utility.demo.origins.api}`,
    });
    expect(texts(found, 'wrong')).toEqual([]);
    expect(texts(found, 'doubt').join()).toMatch(/could not be compared.*policy could not be read here/s);
  });

  it('says what a policy does to demo mode’s card form, which a real portal’s does not need', async () => {
    const html = page('data-portal="demo:pleasanton"', `<utility-pay-now>${link}</utility-pay-now>`);
    const policy = { 'content-security-policy': "script-src 'self'" };
    const about = (found: readonly Finding[]): string[] =>
      texts(found, 'doubt').filter((text) => text.includes('demo mode'));
    expect(about(await findings(html, policy))).toHaveLength(1);
    expect(about(await findings(html))).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    [
      'a tag without words of the page',
      '<utility-login></utility-login>',
      /<utility-login> is empty for those/,
    ],
    [
      'bills that lead nowhere',
      `<utility-bill-list>${link}</utility-bill-list>`,
      /leads to <utility-pay-now>, which is not on this page/,
    ],
    ['a page without a widget', '', /no widget on this page/],
    [
      'a level that headings do not have',
      `<utility-login heading-level="9">${link}</utility-login>`,
      /<utility-login>: heading-level="9" is no level/,
    ],
    [
      'text that is being edited',
      `<div contenteditable><utility-login>${link}</utility-login></div>`,
      /being edited/,
    ],
  ])('doubts %s', async (_what, body, expected) => {
    expect(texts(await findings(page(portal(), body)), 'doubt').join('\n')).toMatch(expected);
  });

  it('doubts a button that leads nowhere, and a port that is not listed, whoever brings the backend', async () => {
    const signIn = `<utility-login>${link}</utility-login>`;
    const demoMode = await findings(page('data-portal="demo:pleasanton"', signIn));
    expect(texts(demoMode, 'doubt').join('\n')).toMatch(
      /<utility-login> leads to <utility-register>, which is not on this page/,
    );
    const own = texts(await findings(page('data-adapter="/adapter.js"', signIn)), 'doubt');
    expect(own).toEqual([
      expect.stringContaining('can do bills, which is not among its portal’s capabilities'),
    ]);
  });

  it('compares files of another server that answers everybody, and names its own script', async () => {
    const other = await serve(
      {},
      {
        folders: { '/dist/': DIST },
        headers: { 'access-control-allow-origin': '*' },
        scripts: {
          '/dist/utility-widgets.js': `${readFileSync(path.join(DIST, 'utility-widgets.js'), 'utf8')}\n`,
        },
      },
    );
    utility.sites.push(other);
    const html = page(
      portal(),
      `<utility-login>${link}</utility-login><utility-register>${link}</utility-register>`,
    );
    const found = await findings(
      html.replace('/dist/utility-widgets.js', `${other.here}/dist/utility-widgets.js`),
    );
    expect(texts(found, 'wrong')).toEqual([
      expect.stringMatching(/utility-widgets\.js is not the one that integrity\.json tells of/),
    ]);
  });

  it('names one cause of a policy once', async () => {
    const policy = { 'content-security-policy': "connect-src 'self'" };
    const found = await findings(page(portal(), `<utility-login>${link}</utility-login>`), policy);
    expect(texts(found, 'wrong').filter((text) => text.includes('connect-src'))).toHaveLength(1);
  });

  it('says where the language of the page is not the portal’s', async () => {
    const found = await findings(
      page(portal(), `<utility-login>${link}</utility-login>`).replace('lang="en"', 'lang="fr"'),
    );
    expect(texts(found, 'doubt').join()).toMatch(/in “fr”, and the portal speaks en and es/);
  });

  it('warns by itself of a theme on localhost, where a site is made, and on no other host', async () => {
    const html = page(
      portal(),
      `<utility-login>${link}</utility-login>`,
      '<style>:root { --utility-colour-accent: red }</style>',
    );
    const site = await serve({ '/': html }, { folders: { '/dist/': DIST } });
    utility.sites.push(site);
    const told = async (host: string): Promise<string[]> => {
      const opened = await utility.browser.page();
      await opened.goto(`${host}/`);
      await opened.find('heading', 'Check');
      await opened.evaluate(() => customElements.whenDefined('utility-login').then(() => true));
      if (host === site.elsewhere)
        await expect
          .poll(async () => (await opened.consoleLines()).join())
          .toContain('--utility-color-accent');
      return (await opened.consoleLines()).filter((line) => line.includes('--utility-'));
    };
    expect(await told(site.elsewhere)).toHaveLength(1);
    expect(await told(site.here)).toEqual([]);
  });

  it('tells a portal that does not allow the page’s origin from one that is not there', async () => {
    const other = await serve({ '/utility/portal': '{}' });
    utility.sites.push(other);
    const found = await findings(
      page(`data-portal="${other.here}/utility"`, `<utility-login>${link}</utility-login>`),
    );
    expect(texts(found, 'wrong').join()).toMatch(
      /does not allow this page to read it.*Access-Control-Allow-Origin/s,
    );
  });

  it('stands on the page too where the address asks for it, in words alone, and goes when it is closed', async () => {
    const opened = await open(page(portal(), '<utility-paynow></utility-paynow>'), {}, '?utility-check');
    await opened.find('heading', 'utility-widgets: 1 wrong, 1 to look at');
    await opened.waitForText('Did you mean <utility-pay-now>?');
    await (await opened.find('button', 'Close')).click();
    expect(await opened.findAll('button')).toEqual([]);
  });
});
