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
  nonce: string;
  /** The document that has used the nonce; null while none has. */
  instance: string | null;
}

const stringIn = (data: unknown, name: string): string => {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : '';
};

/** `page` is the card page in one piece. */
export function cardStandIns(page: string, clock: Clock): CardStandIns {
  let frames: readonly WeakRef<HTMLIFrameElement>[] = [];

  return {
    put: (frame) => {
      frames = [...frames.filter((known) => known.deref() && known.deref() !== frame), new WeakRef(frame)];
      const fill = (): Filled => {
        const nonce = randomId(clock, 24);
        frame.srcdoc = page.replaceAll(nonceMark, nonce);
        return { nonce, instance: null };
      };
      frame.setAttribute('sandbox', 'allow-scripts allow-forms');
      let own = fill();
      return ({ data }) => {
        const instance = stringIn(data, 'instance');
        if (instance === '' || stringIn(data, 'nonce') !== own.nonce) return false;
        if (own.instance === null) {
          own.instance = instance;
          return true;
        }
        // A frame that was moved has loaded the same text again, whose nonce is used up.
        if (own.instance !== instance) own = fill();
        return false;
      };
    },
    hears: ({ source }) => source !== null && frames.some((frame) => frame.deref()?.contentWindow === source),
  };
}
