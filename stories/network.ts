/**
 * How the requests of stories travel. In Storybook they are real ones, which the browser's network panel shows: MSW's service worker takes
 * them and hands them to the simulated utility of the story whose address they have. Where nobody has started a worker, as in widget tests,
 * or none can run, they go to that utility directly. Either way the same handlers answer.
 */
import type { InPageFetch } from '../mock-api/transports/in-page.js';
import { send as real, type Send } from '../src/adapter/send.js';

const utilities = new Map<string, InPageFetch>();
let worker: Promise<boolean> | undefined;

/** From here on requests wait for a worker; `started` says whether there is one. */
export function carryBy(started: Promise<boolean>): void {
  worker = started;
}

/** The way to a story's utility, whose addresses begin with `origin`. */
export function wayTo(origin: string, inPage: InPageFetch): Send {
  utilities.set(origin, inPage);
  return async (url, init) => ((await worker) === true ? real(url, init) : inPage(url, init));
}

/** What answers a request that a worker has taken; undefined for one that is to no story. Rejects as `fetch` does. */
export const answerTo = (request: Request): Promise<Response> | undefined =>
  utilities.get(new URL(request.url).origin)?.(request);
