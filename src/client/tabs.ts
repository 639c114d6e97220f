/** What the tabs of one origin say to each other about one portal. Opaque ids only. */
export type TabMessage =
  | { readonly type: 'session-changed' }
  | { readonly type: 'signed-out' }
  | {
      readonly type: 'payment';
      readonly reference: string;
      readonly billIds: readonly string[];
      readonly open: boolean;
    }
  | { readonly type: 'payments-wanted' }
  | { readonly type: 'bills-changed' }
  | { readonly type: 'accounts-changed' };

/** Messages, and where somebody pays locks, across the tabs of an origin. */
export interface Tabs {
  say(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
  /** The browser's own locks, unless there are others. */
  readonly lock?: Lock;
}

/** Takes the lock if nobody has it; the answer gives it back. A lock ends with its tab. */
export type Lock = (name: string) => Promise<(() => void) | null>;

/** Another version of the library, or another program, may speak on the same channel; each listener knows its own types. */
const isMessage = (value: unknown): value is TabMessage =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Messages by BroadcastChannel. */
export function browserTabs(scope: string): Tabs {
  const listeners = new Set<(message: TabMessage) => void>();
  let channel: BroadcastChannel | null = null;
  const open = (): BroadcastChannel => {
    if (channel === null) {
      channel = new BroadcastChannel(`utility-widgets:${scope}`);
      channel.onmessage = (event: MessageEvent<unknown>) => {
        if (!isMessage(event.data)) return;
        for (const listener of [...listeners]) listener(event.data);
      };
    }
    return channel;
  };
  const close = (): void => {
    if (listeners.size > 0) return;
    channel?.close();
    channel = null;
  };
  return {
    say: (message) => {
      open().postMessage(message);
      close();
    },
    listen: (listener) => {
      open();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        close();
      };
    },
  };
}
