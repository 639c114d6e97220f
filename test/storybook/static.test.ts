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
/** Each widget's stories are walked by its own tests, in three engines: here it is shown that they work once they are built. */
const sample = stories.filter((_, index) => index % 13 === 0);
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
    const page = await open(sample[0]!.id);
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
      sample.slice(1).map(({ id }) => id),
    );
    expect(told).toEqual([]);
  });

  it('sends a story’s requests over the network, where its panel shows them', async () => {
    const page = await open(idOf('Widgets/Sign in', 'Ready'));
    await page.waitForText('to see your bills');
    expect(await asked(page)).toContain('/city/portal');
  });

  it.each([
    ['maintenance-inside', 'could not load this'],
    ['nothing-due', 'You owe nothing'],
  ])('lets the toolbar’s “%s” happen to whatever story is open', async (fault, words) => {
    expect(Object.keys(scenarios)).toContain(fault);
    const page = await open(idOf('Widgets/Bills', 'Late And Due'), `fault:${fault}`);
    await page.waitForText(new RegExp(words, 'i'));
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
