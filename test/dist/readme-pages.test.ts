import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';
import { withUtility } from '../support/with-utility.js';
import { guideSnippet, pageOf, put, README, snippet } from '../support/snippets.js';
import { RESIDENT, Resident } from '../support/walk/resident.js';
import { english as words } from '../support/walk/words.js';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const hashes = JSON.parse(readFileSync(path.join(DIST, 'integrity.json'), 'utf8')) as Record<string, string>;
const portalInReadme = 'https://api.city.example/utility';
const script = (settings = ''): string =>
  `<script type="module" src="/utility-widgets/utility-widgets.js" ${settings}></script>`;
/** Keeps what a policy blocks where a test can read it. */
const watch = `window.blocked = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  window.blocked.push(violatedDirective + ' ' + blockedURI));`;

describe('README’s own words', () => {
  const utility = withUtility();

  /** Pages with the built files beside them. */
  async function open(
    pages: Readonly<Record<string, string>>,
    options: Parameters<typeof serve>[1] = {},
  ): Promise<Site> {
    const site = await serve(pages, { folders: { '/utility-widgets/': DIST }, ...options });
    utility.sites.push(site);
    return site;
  }

  async function at(address: string): Promise<Page> {
    const page = await utility.browser.page();
    await page.goto(address);
    return page;
  }

  async function enter(page: Page): Promise<void> {
    await (await page.find('textbox', words.mark(words.identifier))).fill(RESIDENT.name);
    await (await page.find('textbox', words.mark(words.t('signIn.password')))).fill(RESIDENT.password);
    await page.press('Enter');
  }

  it('are three pages: signing in leads to the bills, and what is ticked there is to be paid on the next', async () => {
    const pages = put(
      snippet('html', '<!-- the page /pay -->'),
      portalInReadme,
      `${utility.demo.origins.api}/pleasanton@.pages`,
    );
    const [, bills = '', pay = '', signIn = ''] = pages.split(/<!-- the page .* -->/);
    const site = await open({
      '/bills': pageOf(bills, script()),
      '/pay': pageOf(pay, script()),
      '/sign-in': pageOf(signIn, script()),
    });
    const page = await at(`${site.elsewhere}/bills`);
    await (await page.find('button', words.t('signIn.submit'))).click();
    await enter(page);
    await (await page.find('checkbox', /98820/)).click();
    expect(await page.url()).toBe(`${site.elsewhere}/bills`);
    await (await page.find('button', words.t('bills.pay'))).click();
    await page.find('heading', words.t('pay.title'));
    expect(await (await page.find('checkbox', /98465/)).isChecked()).toBe(true);
    expect(await (await page.find('checkbox', /98820/)).isChecked()).toBe(false);
    expect(await page.url()).toBe(`${site.elsewhere}/pay`);
  });

  it('are CSS that colours a page’s widgets, rounds them and takes their sides away', async () => {
    const css = snippet('css', '--utility-color-accent');
    const site = await open({
      '/': pageOf(
        '<utility-login></utility-login>',
        `<style>${css}</style>${script('data-portal="demo:pleasanton"')}`,
      ),
    });
    const page = await at(`${site.elsewhere}/`);
    await page.find('textbox', /User name/);
    const seen = await page.evaluate(() => {
      const of = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(`utility-login > ${selector}`)!);
      const { backgroundColor, borderRadius } = of('button[type="submit"]');
      const { borderTopWidth, borderLeftWidth, borderBottomWidth } = of('input');
      return [backgroundColor, borderRadius, borderTopWidth, borderLeftWidth, borderBottomWidth !== '0px'];
    });
    expect(seen).toEqual(['rgb(21, 94, 99)', '4px', '0px', '0px', true]);
  });

  it('are an adapter for access tokens: a reload asks the page’s own server for another one', async () => {
    const world = utility.demo.world('pleasanton@bearer.readme');
    // The city's own server knows whom the utility let in on its page.
    const { sessions } = world;
    const begin = sessions.start.bind(sessions);
    let session: string | null = null;
    let renewals = 0;
    Object.assign(sessions, {
      start: (...given: Parameters<typeof begin>) => {
        session = given[1];
        return begin(...given);
      },
    });
    const code = put(
      snippet('js', 'createTokenAdapter({'),
      'https://api.utility.example/city',
      `${utility.demo.origins.api}/${world.segment}`,
    );
    const site = await open(
      {
        '/': pageOf(
          '<utility-login></utility-login><utility-bill-list></utility-bill-list>',
          script('data-adapter="/adapter.js"'),
        ),
      },
      {
        folders: { '/utility-widgets/': DIST },
        scripts: { '/adapter.js': code },
        answers: {
          '/our-session/token': () => {
            renewals += 1;
            return session === null ? null : sessions.renewal?.renew(session);
          },
        },
      },
    );
    const page = await at(`${site.here}/`);
    await enter(page);
    await page.find('checkbox', /98820/);
    const before = renewals;
    await page.reload();
    await page.find('checkbox', /98820/);
    expect(renewals).toBe(before + 1);
    const kept = await page.evaluate(() => document.cookie + JSON.stringify([localStorage, sessionStorage]));
    expect(kept).not.toMatch(/token/i);
  });

  it.each([
    ['README', README.slice(README.indexOf('**Content security policy.**'))],
    ['the webmaster’s guide', guideSnippet('policy.txt')],
  ])(
    'are a policy under which somebody signs in and meets the card form, as %s says it',
    async (_of, told) => {
      const named = ['script-src', 'connect-src', 'frame-src', "require-trusted-types-for 'script'"];
      for (const each of [...named, 'trusted-types lit-html utility-widgets']) expect(told).toContain(each);
      const policy = [
        ...["default-src 'none'", "script-src 'self'", `connect-src ${utility.demo.origins.api}`],
        ...[`frame-src ${utility.demo.origins.processor}`, "require-trusted-types-for 'script'"],
        'trusted-types lit-html utility-widgets',
      ];
      const own = told.startsWith('script-src')
        ? put(
            put(told, 'https://api.city.example', utility.demo.origins.api),
            'https://frame.processor.example',
            utility.demo.origins.processor,
          ).replaceAll('\n', ' ')
        : policy.join('; ');
      const site = await open(
        {
          '/': pageOf(
            '<utility-login></utility-login><utility-pay-now></utility-pay-now>',
            `<script src="/watch.js"></script>${script(`data-portal="${utility.demo.origins.api}/pleasanton@.policy"`)}`,
          ),
        },
        {
          folders: { '/utility-widgets/': DIST },
          scripts: { '/watch.js': watch },
          headers: { 'content-security-policy': own },
        },
      );
      await utility.browser.reset();
      const page = await at(`${site.elsewhere}/`);
      const resident = new Resident(page, words);
      await resident.signIn();
      await resident.cardForm();
      expect(await page.evaluate(() => (globalThis as unknown as { blocked: string[] }).blocked)).toEqual([]);
      // The policy is one that blocks.
      const isHeld = await page.evaluate(() => {
        try {
          // Forbidden by the policy: that it is refused is what is asked.
          document.createElement('p').innerHTML = '<b></b>';
          return false;
        } catch {
          return true;
        }
      });
      expect(isHeld).toBe(true);
    },
  );

  it('are a hash for a script on a server that is not the page’s', async () => {
    expect(README).toContain('`integrity="sha384-…" crossorigin="anonymous"`');
    const tagged = (hash: string | undefined): string =>
      pageOf(
        '<utility-login>Call us</utility-login>',
        `<script type="module" src="ELSEWHERE/utility-widgets/utility-widgets.js" integrity="${hash ?? ''}"
          crossorigin="anonymous" data-portal="demo:pleasanton"></script>`,
      );
    const site = await open(
      { '/': tagged(hashes['utility-widgets.js']), '/other': tagged(hashes['demo.js']) },
      { folders: { '/utility-widgets/': DIST }, headers: { 'access-control-allow-origin': '*' } },
    );
    const page = await at(`${site.here}/`);
    await page.find('textbox', /User name/);
    const other = await at(`${site.here}/other`);
    await other.waitForText('Call us');
    await expect.poll(async () => (await other.consoleLines()).join()).toMatch(/integrity/i);
    expect(await other.findAll('textbox')).toEqual([]);
  });
});
