import { randomId } from '../../src/core/clock.js';
import type { Clock } from '../../src/core/clock.js';

/** What in the card page's text is to be replaced by a nonce. */
export const nonceMark = '{{nonce}}';

/**
 * The card form of demo mode, which has no processor's server and so no origin but the page's: it stands in a frame with an opaque one,
 * which the page cannot read. A message is known to be the form's by its window, which the caller looks at, and by a nonce that holds once.
 */
export interface CardStandIns {
  /** Puts the form into a frame. Gives what tells its first message from any other. */
  put(frame: HTMLIFrameElement): (message: MessageEvent) => boolean;
  /** Whether a message comes from a frame with the form in it. */
  hears(message: MessageEvent): boolean;
}

interface Filled {
  /** Null once it was used. */
  nonce: string | null;
  /** Whether the document that was put in has yet to be loaded. */
  loading: boolean;
  fill(): void;
}

const nonceOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'nonce' in data ? data.nonce : undefined;

/** `page` is the card page in one piece. */
export function cardStandIns(page: string, clock: Clock): CardStandIns {
  const filled = new WeakMap<HTMLIFrameElement, Filled>();
  let frames: readonly WeakRef<HTMLIFrameElement>[] = [];

  const take = (frame: HTMLIFrameElement): Filled => {
    const own: Filled = {
      nonce: null,
      loading: false,
      fill: () => {
        const nonce = randomId(clock, 24);
        own.nonce = nonce;
        own.loading = true;
        frame.srcdoc = page.replaceAll(nonceMark, nonce);
      },
    };
    frame.addEventListener('load', () => {
      // A frame that was moved loads the same text again, whose nonce has been used.
      if (own.loading) own.loading = false;
      else own.fill();
    });
    filled.set(frame, own);
    frames = [...frames.filter((known) => known.deref()), new WeakRef(frame)];
    return own;
  };

  return {
    put: (frame) => {
      const own = filled.get(frame) ?? take(frame);
      frame.setAttribute('sandbox', 'allow-scripts allow-forms');
      own.fill();
      return ({ data }) => {
        if (own.nonce === null || nonceOf(data) !== own.nonce) return false;
        own.nonce = null;
        return true;
      };
    },
    hears: ({ source }) => source !== null && frames.some((frame) => frame.deref()?.contentWindow === source),
  };
}
