import { FrameConnect, FrameMessage, frameMessageLimit, frameVersion } from '../../../src/contract/frame.js';
import { FrameRequest } from '../../../src/contract/frame-request.js';
import { parse } from '../../../src/contract/parse.js';
import { randomId, type Clock } from '../../../src/core/clock.js';

/** The part of a MessagePort that the channel uses. */
export interface ChannelPort {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

/** The part of a window's message event that the channel reads. */
export interface WindowMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
  readonly ports: readonly ChannelPort[];
}

export interface ChannelOptions {
  /** The window that holds this frame: the only one that is listened to. */
  readonly parent: unknown;
  readonly allows: (origin: string) => boolean;
  /** Answers a request. A rejection is answered as `failed`. */
  readonly answer: (request: FrameRequest) => Promise<FrameMessage>;
}

export interface FrameChannel {
  connected(): boolean;
  /** Takes a `message` event of this window. */
  receive(event: WindowMessage): void;
  /** Tells the page of something that it did not ask for; silent until the page has connected. */
  tell(message: FrameMessage): void;
}

/** Whether a value from outside is short enough to be read, as JSON; what has no JSON form is not. */
function fits(data: unknown): boolean {
  try {
    return JSON.stringify(data).length <= frameMessageLimit;
  } catch {
    return false;
  }
}

export function createFrameChannel({ parent, allows, answer }: ChannelOptions): FrameChannel {
  let port: ChannelPort | undefined;

  const post = (message: FrameMessage): void => {
    // Through the schema: a property that the contract does not know cannot leave, whatever put it there.
    const checked = parse(FrameMessage, message);
    if (checked.ok) port?.postMessage(checked.value);
  };

  const request = (data: unknown): void => {
    if (!fits(data)) return;
    const read = parse(FrameRequest, data);
    if (!read.ok) return;
    const { id } = read.value;
    answer(read.value).then(post, () => post({ type: 'failed', id }));
  };

  return {
    connected: () => port !== undefined,
    receive({ source, origin, data, ports }) {
      if (port || source !== parent || !allows(origin)) return;
      const [offered, ...others] = ports;
      if (!offered || others.length > 0 || !fits(data) || !parse(FrameConnect, data).ok) return;
      port = offered;
      port.onmessage = (event) => request(event.data);
    },
    tell: post,
  };
}

/**
 * Whether a page of `origin` may hold the frame. A host is named in full, or as `*.` and all that is below it; `*` alone is whatever page
 * has made the frame itself, one without an origin too.
 */
export function allowsOrigin(hosts: readonly string[], origin: string): boolean {
  if (hosts.includes('*')) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, origin: canonical } = new URL(origin);
  if (canonical !== origin || (protocol !== 'http:' && protocol !== 'https:')) return false;
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

const every = 300;
const atMost = 10_000;

/** Says `ready` until the page has connected: the page's listener may come later than the frame. Gives up after 10 s. */
export function announce(clock: Clock, post: (message: object) => void, connected: () => boolean): void {
  const instance = randomId(clock, 12);
  const again = (elapsed: number): void => {
    if (connected() || elapsed > atMost) return;
    post({ utilityFrame: frameVersion, type: 'ready', instance });
    clock.after(every, () => again(elapsed + every));
  };
  again(0);
}
