import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { scenarios } from '../../mock-api/faults/scenarios.js';
import { launch, type Browser, type Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';

const BUILT = path.resolve(import.meta.dirname, '../../storybook-static');

interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

const { entries } = JSON.parse(readFileSync(path.join(BUILT, 'index.json'), 'utf8')) as {
  entries: Readonly<Record<string, Entry>>;
};
const stories = Object.values(entries).filter(({ type }) => type === 'story');
/** Each widget's stories are walked by its own tests, in three engines: here some show that they work once they are built, and all others are. */
const sample = stories.filter(({ title }, index) => !title.startsWith('Widgets/') || index % 13 === 0);
/** Pages to be read: the guides, and one for each widget. */
const pages = Object.values(entries).filter(({ type }) => type === 'docs');
const idOf = (title: string, name: string): string => {
  const found = stories.find((story) => story.title === title && story.name === name);
  if (!found) throw new Error(`There is no story ${title} / ${name}`);
  return found.id;
};

interface Channel {
  on(event: string, listener: (told: unknown) => void): void;
  emit(event: string, told: unknown): void;
}

describe('the built Storybook, in a folder of a static host', () => {
  let browser: Browser;
  let site: Site;
  let folder: string;

  beforeAll(async () => {
    browser = await launch('chromium');
    site = await serve({}, { folders: { '/some/folder/': BUILT } });
    folder = `${site.here}/some/folder/`;
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const open = async (id: string, globals = ''): Promise<Page> => {
    const page = await browser.page();
    await page.goto(`${folder}iframe.html?viewMode=story&id=${id}&globals=${globals}`);
    return page;
  };
  /** Requests that the page has made of simulated utilities, by path. */
  const asked = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name))
        .filter(({ hostname }) => /^stage-.*\.example$/.test(hostname))
        .map(({ pathname }) => pathname),
    );

  it('shows stories of every kind, and each gets where its own steps lead', async () => {
    // Told apart from the first one, whose end would be missed before anybody listens.
    const [, last] = [...stories].reverse();
    const page = await open(last?.id ?? '');
    const told = await page.evaluate(
      async (ids) => {
        const channel = (globalThis as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel })
          .__STORYBOOK_ADDONS_CHANNEL__;
        let complaints: string[] = [];
        for (const event of [
          'storyErrored',
          'storyMissing',
          'storyThrewException',
          'playFunctionThrewException',
        ]) {
          channel.on(event, (what) => complaints.push(`${event}: ${JSON.stringify(what).slice(0, 600)}`));
        }
        const ended = new Map<string, () => void>();
        channel.on('storyFinished', (what) => ended.get((what as { storyId: string }).storyId)?.());
        const show = async (id: string, event: string): Promise<string[]> => {
          complaints = [];
          const finished = new Promise<void>((resolve) => ended.set(id, resolve));
          channel.emit(event, { storyId: id, viewMode: 'story' });
          await finished;
          return complaints.map((complaint) => `${id}: ${complaint}`);
        };
        const failures: string[] = [];
        for (const id of ids) failures.push(...(await show(id, 'setCurrentStory')));
        return failures;
      },
      sample.map(({ id }) => id),
    );
    expect(told).toEqual([]);
  });

  it('sends a story’s requests over the network, where its panel shows them', async () => {
    const page = await open(idOf('Widgets/Sign in', 'Ready'));
    await page.waitForText('to see your bills');
    expect(await asked(page)).toContain('/city/portal');
    // There is no such host: it is the worker that answers.
    expect(
      await page.evaluate(async () => {
        const { controller } = navigator.serviceWorker;
        const answer = await fetch('https://stage-none.example/city/portal').then(
          () => 'answered',
          () => 'nobody there',
        );
        return [new URL(controller?.scriptURL ?? 'none:').pathname, controller?.state, answer];
      }),
    ).toEqual(['/some/folder/mockServiceWorker.js', 'activated', 'nobody there']);
  });

  it.each([
    ['maintenance-inside', 'could not load this'],
    ['nothing-due', 'You owe nothing'],
  ])('lets the toolbar’s “%s” happen to whatever story is open', async (fault, words) => {
    expect(Object.keys(scenarios)).toContain(fault);
    const page = await open(idOf('Widgets/Bills', 'Late And Due'), `fault:${fault}`);
    await page.waitForText(new RegExp(words, 'i'));
  });

  it('speaks the toolbar’s language and wears its theme', async () => {
    const page = await open(idOf('Widgets/Sign in', 'Ready'), 'locale:es;theme:govuk');
    await page.find('heading', 'Inicie sesión');
    const radius = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('utility-login input')!).borderRadius);
    await expect.poll(radius).toBe('0px');
  });

  it('draws the playground by its controls, which are the attributes of the manifest', async () => {
    const page = await browser.page();
    const id = idOf('Widgets/Sign in', 'Playground');
    await page.goto(`${folder}index.html?path=/story/${id}&args=heading-level:4`);
    const control = await page.find('spinbutton', undefined, { timeout: 20_000 });
    expect(await control.value()).toBe('4');
    const frame = await page.frame('iframe.html');
    await frame.waitForText('to see your bills');
    const level = (): Promise<string | null | undefined> =>
      frame.evaluate(() => document.querySelector('utility-login')?.getAttribute('heading-level'));
    expect(await level()).toBe('4');
    await control.fill('3');
    await expect.poll(level).toBe('3');
  });

  it('judges the contrast of a token anew when it is changed', async () => {
    const page = await open(idOf('Theme/Tokens', 'Tokens'));
    await page.waitForText('all of which can be read');
    await (await page.find('textbox', 'color-accent, value')).fill('#eeeeee');
    await page.press('Tab');
    await page.waitForText(/\d+ of which fail/);
  });

  it('has a guide for each of those who build with it', () => {
    const guides = pages.map(({ title }) => title).filter((title) => title.startsWith('Guides/'));
    expect(guides).toEqual(
      [
        ...['Start', 'Webmaster', 'Theming', 'Write an adapter'],
        ...['Events', 'Accessibility', 'Security'],
      ].map((name) => `Guides/${name}`),
    );
  });

  it.each(pages.map(({ id, title }) => [title, id] as const))(
    'shows the page %s whole, on a phone too, and the console says nothing',
    async (_, id) => {
      const page = await browser.page();
      await page.setViewport(375, 800);
      await page.goto(`${folder}iframe.html?viewMode=docs&id=${id}`);
      await expect
        .poll(() => page.evaluate(() => document.querySelector('#storybook-docs h1')?.textContent ?? ''), {
          timeout: 20_000,
        })
        .not.toBe('');
      // A story on a page is drawn after the page's own words.
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...document.querySelectorAll('.sb-story')].every(
              (each) => each.querySelector('[class*=loader]') === null,
            ),
          ),
        )
        .toBe(true);
      const seen = await page.evaluate(() => ({
        overlay: getComputedStyle(document.querySelector('.sb-errordisplay') ?? document.body).display,
        // What stands in the place of a story that could not be drawn, and of a table that is none.
        wrong: [...document.querySelectorAll<HTMLElement>('.docs-story, p')]
          .map(({ innerText }) => innerText)
          .filter((text) => /^\s*(Error:|\|)|NoStoryMatch/m.test(text)),
        beside: document.documentElement.scrollWidth - innerWidth,
        links: [...document.querySelectorAll<HTMLAnchorElement>('a[href*="?path="]')].map(({ href }) => href),
      }));
      expect(seen).toMatchObject({ overlay: 'none', wrong: [], beside: 0 });
      const led = seen.links.map((href) => /\?path=\/(?:docs|story)\/([\w-]+)/.exec(href)?.[1] ?? href);
      expect(led.filter((each) => !Object.hasOwn(entries, each))).toEqual([]);
      expect(await page.consoleLines()).toEqual([]);
      await page.close();
    },
  );

  it('has guides and docs pages that are dark where the toolbar or, left alone, the system is', async () => {
    const page = await browser.page();
    // Of the page's ground and of a snippet's: the sum of red, green and blue.
    const grounds = (): Promise<readonly (readonly number[])[]> =>
      page.evaluate(() =>
        ['.sbdocs-wrapper', '.sbdocs-content .docblock-source']
          .map((part) =>
            [...document.querySelectorAll(part)].map((each) =>
              (getComputedStyle(each).backgroundColor.match(/\d+/g) ?? [])
                .slice(0, 3)
                .reduce((sum, by) => sum + Number(by), 0),
            ),
          )
          .flatMap((sums) => (sums.length === 0 ? [] : [[Math.min(...sums), Math.max(...sums)]])),
      );
    const id = pages.find(({ title }) => title === 'Guides/Webmaster')?.id ?? '';
    const show = async (globals: string, system: 'light' | 'dark'): Promise<void> => {
      await page.emulateMedia({ colorScheme: system });
      await page.goto(`${folder}iframe.html?viewMode=docs&id=${id}&globals=${globals}`);
    };
    const dark = (are: boolean) =>
      expect
        .poll(
          async () => {
            const seen = await grounds();
            return seen.length === 2 && seen.flat().every((sum) => sum < 384 === are);
          },
          { timeout: 20_000 },
        )
        .toBe(true);
    await show('scheme:dark', 'light');
    await dark(true);
    await show('scheme:light', 'dark');
    await dark(false);
    await show('', 'dark');
    await dark(true);
    await page.emulateMedia({ colorScheme: 'light' });
    await dark(false);
    await page.close();
  });

  it('shows a story at the toolbar’s width', async () => {
    const page = await browser.page();
    await page.goto(
      `${folder}index.html?path=/story/${idOf('Widgets/Sign in', 'Ready')}&globals=viewport.value:w320`,
    );
    await expect
      .poll(() => page.evaluate(() => document.querySelector('iframe')?.getBoundingClientRect().width), {
        timeout: 15_000,
      })
      .toBe(320);
  });
});
