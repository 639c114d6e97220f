import { HttpResponse, http } from 'msw';
import { setupWorker } from 'msw/browser';

import { answerTo } from './network.js';

/** The worker's script beside the stories, in whatever folder they are. */
const script = 'mockServiceWorker.js';

/**
 * Starts MSW's service worker, one for all stories of a page: each has a utility at an address of its own. Gives whether it runs; it cannot
 * where the page is not secure or the browser allows none.
 */
export async function startWorker(): Promise<boolean> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return false;
  const toStories = http.all('*', async ({ request }) => {
    try {
      return await answerTo(request);
    } catch {
      // A connection that was cut is no answer of a server's.
      return HttpResponse.error();
    }
  });
  try {
    await setupWorker(toStories).start({
      serviceWorker: { url: new URL(script, document.baseURI).href },
      onUnhandledRequest: 'bypass',
      quiet: true,
    });
    return true;
  } catch (error) {
    console.warn(
      'Stories go on without a service worker, so the network panel shows none of their requests.',
      error,
    );
    return false;
  }
}
