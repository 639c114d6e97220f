/** What the page writes to its frames. No script of the page can see more of the channel. */
import { afterThisTest } from './page.js';

interface Post {
  readonly type: string;
  readonly locale?: string;
  readonly theme?: {
    readonly scheme: string;
    readonly colors: Readonly<Record<string, string>>;
    readonly fontFamily: string;
    readonly radius: number;
    readonly borderWidth: number;
    readonly borderSides: number;
    readonly labelWeight: number;
    readonly controlPadding: number;
    readonly focusWidth: number;
    readonly focusOffset: number;
    readonly buttonRadius: number;
  };
}

export interface FramePosts {
  /** One list of requests for each document of a frame, in the order in which they connected. */
  readonly documents: (readonly Post[])[];
  /** How many requests were answered, by the frames of all documents. */
  answered(): number;
  /** Every `configure`, in order. */
  configured(): Post[];
}

/** Writes down from now on, until the test ends. */
export function framePosts(): FramePosts {
  const ports: MessagePort[] = [];
  const documents: Post[][] = [];
  let answers = 0;
  const { prototype } = MessagePort;
  const original = Object.getOwnPropertyDescriptor(prototype, 'postMessage')!;
  const write = prototype.postMessage;
  prototype.postMessage = function (this: MessagePort, message: Post | null, ...rest: []) {
    if (message !== null && typeof message.type === 'string') {
      if (!ports.includes(this)) {
        ports.push(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ readonly id?: unknown }>) => {
          if (data.id !== undefined) answers += 1;
        });
        documents.push([]);
      }
      documents[ports.indexOf(this)]!.push(message);
    }
    write.call(this, message, ...rest);
  };
  afterThisTest(() => Object.defineProperty(prototype, 'postMessage', original));
  return {
    documents,
    answered: () => answers,
    configured: () => documents.flat().filter(({ type }) => type === 'configure'),
  };
}
