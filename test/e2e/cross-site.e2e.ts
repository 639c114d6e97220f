import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { engine, useBrowser } from '../support/driver/session.js';
import type { Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';
import { callsOf, paymentsIn, useDemo, type Place } from '../support/walk/demo.js';
import { BILLS, Resident } from '../support/walk/resident.js';
import { spokenIn, type Words } from '../support/walk/words.js';

const dist = process.env['DEMO_DIST'] ?? path.resolve(import.meta.dirname, '../../dist');

/** The city is at a name of its own; the utility at one from which browsers take Secure cookies without a certificate. */
const city = 'www.city.test';
const portalOf = ({ demo, world }: Place): string => `${demo.origins.api}/${world.segment}`;

const page = (attributes: string, { locale }: Words): string => `<!doctype html>
<html lang="${locale}"><meta charset="utf-8" /><title>Pay your bill</title>
<script type="module" src="/dist/utility-widgets.js" ${attributes}></script>
<main><h1>Pay your bill</h1><utility-login></utility-login><utility-pay-now></utility-pay-now></main></html>`;

/** What a city writes where sessions are tokens. */
const tokens = (portal: string): string => `
export default ({ createTokenAdapter }) => createTokenAdapter({
  base: '${portal}',
  refresh: async (current, signal) => {
    const answer = await fetch('${portal}/session/refresh', {
      method: 'POST',
      credentials: 'include',
      signal,
      headers: {
        'Content-Type': 'application/json',
        'X-Utility-Widgets': '1',
        ...(current === null ? {} : { Authorization: 'Bearer ' + current }),
      },
      body: '{}',
    });
    if (!answer.ok) throw new Error('The session could not be renewed');
    return (await answer.json()).accessToken;
  },
});
`;

const kinds = [
  ['a partitioned cookie', 'cross-site-cookie', (portal: string) => `data-portal="${portal}"`],
  ['a token in memory', 'bearer', () => 'data-adapter="/tokens.js"'],
] as const;
const spoken = spokenIn(engine).flatMap((words) =>
  kinds.map(([name, scenario, attributes]) => [name, words.locale, scenario, attributes, words] as const),
);

describe.each(spoken)(
  `a utility on another site than the city in ${engine}, with %s, in %s`,
  (_name, _locale, scenario, attributes, words) => {
    const browser = useBrowser();
    const demo = useDemo();
    const sites: Site[] = [];
    afterEach(async () => {
      await Promise.all(sites.splice(0).map((site) => site.close()));
    });

    async function open(): Promise<{ place: Place; first: Page; address: string }> {
      const place = demo.place(scenario);
      const portal = portalOf(place);
      const site = await serve(
        { '/': page(attributes(portal), words) },
        { folders: { '/dist/': dist }, scripts: { '/tokens.js': tokens(portal) } },
      );
      sites.push(site);
      const address = `${site.here.replace('127.0.0.1', city)}/`;
      const first = await browser.page();
      await first.goto(address);
      return { place, first, address };
    }

    /** What a script of the page can read of what the browser keeps. */
    const keptIn = (of: Page): Promise<string> =>
      of.evaluate(() =>
        JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
      );

    it('signs in, stays so after a reload and in another tab, pays once and signs out everywhere (SEC-02, SEC-05)', async () => {
      const { place, first, address } = await open();
      const resident = new Resident(first, words);
      await resident.signIn();
      await first.reload();
      await first.find('heading', words.t('signIn.done'));
      const second = await first.newTab();
      await second.goto(address);
      const other = new Resident(second, words);
      await other.awaitQuote(BILLS.both);
      await resident.review('4242424242424242');
      // Tokens last five minutes, and somebody may read for longer.
      place.world.clock.advance(300_000);
      await resident.pay();
      await resident.paid();
      expect(await paymentsIn(place.world)).toHaveLength(1);
      expect(await keptIn(first)).not.toMatch(/[0-9a-f]{16}/);
      await resident.signOut();
      await second.find('heading', words.t('signIn.title'));
      // What guests see is loaded now. Firefox calls a file that it stops loading, because the page is left, one with a wrong hash.
      await first.find('heading', words.t('guest.title'));
      await first.reload();
      await first.find('heading', words.t('signIn.title'));
      expect(callsOf(place.world, 'signOut')).toBe(1);
      // The resident's own clock has not moved, so a token that has run out is found out by one refusal.
      const lines = (await first.consoleLines()).filter((line) => !line.includes('status of 401'));
      expect([lines, (await first.consoleLines()).length <= 1]).toEqual([[], true]);
    });
  },
);
