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
  | { readonly type: 'bills-changed' };

/** Locks and messages across the tabs of an origin. */
export interface Tabs {
  /** Takes the lock if nobody has it; the answer gives it back. A lock ends with its tab. */
  lock(name: string): Promise<(() => void) | null>;
  say(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): () => void;
}

/** Web Locks and BroadcastChannel. Where a browser withholds them (insecure context), the tab is alone. */
export function browserTabs(scope: string): Tabs {
  const listeners = new Set<(message: TabMessage) => void>();
  let channel: BroadcastChannel | null = null;
  const open = (): BroadcastChannel => {
    if (channel === null) {
      channel = new BroadcastChannel(`utility-widgets:${scope}`);
      channel.onmessage = (event: MessageEvent<TabMessage>) => {
        for (const listener of [...listeners]) listener(event.data);
      };
    }
    return channel;
  };
  return {
    lock: (name) =>
      new Promise((resolve, reject) => {
        navigator.locks
          .request(`utility-widgets:${scope}:${name}`, { ifAvailable: true }, (lock) => {
            if (lock === null) {
              resolve(null);
              return undefined;
            }
            return new Promise<void>((release) => {
              resolve(release);
            });
          })
          .catch(reject);
      }),
    say: (message) => {
      open().postMessage(message);
    },
    listen: (listener) => {
      open();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          channel?.close();
          channel = null;
        }
      };
    },
  };
}
