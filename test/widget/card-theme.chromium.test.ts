import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/pay-now/define.js';
import { framePosts } from '../support/frame-posts.js';
import { afterThisTest, dressPage, waitUntil } from '../support/page.js';
import { emulateMedia } from '../support/screen.js';
import { find, use } from '../support/use.js';

async function open(css: string) {
  dressPage({ css });
  const posts = framePosts();
  const { place } = await use(html`<utility-pay-now></utility-pay-now>`);
  await find(place, 'iframe');
  await waitUntil(() => posts.configured().length === 1, 'the card form is there');
  const theme = () => posts.configured().at(-1)!.theme!;
  return { theme, posts };
}

describe('the card form and what the resident has set', () => {
  beforeEach(() => {
    afterThisTest(() => void emulateMedia({}));
  });

  it('follows the system’s change between light and dark where the page does (PAY-10)', async () => {
    await emulateMedia({ colorScheme: 'light' });
    const { theme } = await open(':root { color-scheme: light dark }');
    expect(theme().colors['surface']).to.equal('#ffffff');
    await emulateMedia({ colorScheme: 'dark' });
    await waitUntil(() => theme().colors['surface'] === '#151c22', 'the card form is dark');
  });

  it('stays light on a page that is always light, whatever the system is', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    const { theme } = await open(':root { color-scheme: light }');
    expect(theme().scheme).to.equal('light');
  });

  it('follows the page where less motion is asked for (ACC-64)', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { theme } = await open(':root { color-scheme: light } .dark { color-scheme: dark }');
    document.documentElement.className = 'dark';
    afterThisTest(() => document.documentElement.removeAttribute('class'));
    await waitUntil(() => theme().colors['surface'] === '#151c22', 'the card form is dark');
  });

  it('is given the page’s theme under forced colours: the browser forces them in the frame (ACC-64)', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const { theme } = await open(
      ':root { --utility-color-accent: #6b2b6b; --utility-color-surface: #fffef0 }',
    );
    expect([theme().colors['accent'], theme().colors['surface']]).to.deep.equal(['#6b2b6b', '#fffef0']);
  });
});
