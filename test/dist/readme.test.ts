import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launch, type Browser, type Page } from '../support/driver/index.js';
import { serve, type Site } from '../support/driver/site.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The first snippet of README that holds these words, as it stands there. */
function snippet(language: string, words: string): string {
  const blocks = [...README.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );
  const found = blocks.find((code) => code.includes(words));
  if (found === undefined) throw new Error(`README has no ${language} with ${words}`);
  return found;
}

/** The backend that README's adapter speaks of: nobody's contract but its own. */
function startDesk(): Promise<Server> {
  let user: string | null = null;
  const bill = {
    no: '405583',
    account: '28624',
    sent: '2016-11-20',
    due: '2016-12-20',
    total: 13_020,
    open: 13_020,
  };
  const answers: Readonly<Record<string, (body: string) => unknown>> = {
    '/whoami': () => ({ user }),
    '/login': (body) => {
      const given = JSON.parse(body) as { identifier: string; password: string };
      user = given.password === 'water-lily-2016' ? given.identifier : null;
      return user === null ? null : { user };
    },
    '/logout': () => ({ user: (user = null) }),
    '/accounts': () => [{ no: '28624', street: '1 Example Street' }],
    '/bills/405583': () => ({ ...bill, lines: [{ what: 'Water', cents: 13_020 }] }),
    '/accounts/28624/bills': () => ({
      today: '2016-12-12',
      bills: [bill],
    }),
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const cors = {
        'Access-Control-Allow-Origin': request.headers.origin ?? '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': 'Content-Type, X-Utility-Widgets',
        'Content-Type': 'application/json',
      };
      if (request.method === 'OPTIONS') {
        response.writeHead(204, cors).end();
        return;
      }
      const answer = answers[request.url ?? '']?.(body) ?? null;
      response.writeHead(answer === null ? 401 : 200, cors).end(JSON.stringify(answer));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('what README tells', () => {
  let browser: Browser;
  let site: Site;
  let desk: Server;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([launch('chromium'), startDesk()]);
    const backend = `http://localhost:${(desk.address() as AddressInfo).port}`;
    const page = (html: string): string =>
      `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Water</title><main><h1>Water</h1>${html}</main></html>`;
    const tags = snippet('html', 'data-portal="https://api.city.example/utility"');
    site = await serve(
      {
        '/demo': page(tags.replace('https://api.city.example/utility', 'demo:pleasanton')),
        '/adapter': page(
          '<script type="module" src="/utility-widgets/utility-widgets.js" data-adapter="/our-adapter.js"></script>' +
            '<utility-login>Call us</utility-login><utility-bill-list>Call us</utility-bill-list>',
        ),
      },
      {
        folders: { '/utility-widgets/': path.join(ROOT, 'dist') },
        scripts: {
          '/our-adapter.js': snippet('js', '// our-adapter.js').replace('https://desk.city.example', backend),
        },
      },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    desk.closeAllConnections();
    desk.close();
  });

  async function enter(page: Page, name: RegExp, text: string): Promise<void> {
    await (await page.find('textbox', name)).focus();
    await page.press('Control+a');
    await page.type(text);
  }

  it('is enough for a page with three tags and no backend', async () => {
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/demo`);
    await enter(page, /User name/, 'flowerpower');
    await enter(page, /Password/, 'water-lily-2016');
    await page.press('Enter');
    await page.waitForText('261.57');
  });

  it('is enough for an adapter of one’s own: its words run as they stand', async () => {
    const page = await browser.page();
    await page.goto(`${site.elsewhere}/adapter`);
    await enter(page, /Email/, 'lily@example.com');
    await enter(page, /Password/, 'water-rose');
    await page.press('Enter');
    await page.waitForText('did not match');
    await enter(page, /Password/, 'water-lily-2016');
    await page.press('Enter');
    await page.waitForText('$130.20');
    await (await page.find('button', /Details/)).click();
    await page.waitForText(/Water\s*\$130\.20/);
    await (await page.find('button', 'Sign out')).click();
    await page.find('textbox', /Email/);
    expect((await page.consoleLines()).filter((line) => line.includes('utility-widgets'))).toEqual([]);
  });

  it('names no file of the package that is not there', () => {
    const told = JSON.parse(readFileSync(path.join(ROOT, 'dist/integrity.json'), 'utf8')) as Record<
      string,
      string
    >;
    const named = [
      ...README.matchAll(/`(?:dist\/)?((?:presets|standalone)\/[\w.-]*|[\w.-]+\.(?:json|css))`/g),
    ].map(([, file = '']) => file);
    const own = ['package.json', 'tsconfig.json', 'integrity.json', 'facts.json', 'report.json'];
    for (const file of named.filter((each) => !own.includes(each)))
      expect(
        Object.keys(told).some((each) => each.startsWith(file)),
        file,
      ).toBe(true);
  });
});
