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

const plainTypes: readonly unknown[] = ['session-changed', 'signed-out', 'payments-wanted', 'bills-changed'];

/** Another version of the library, or another program, may speak on the same channel. */
function isMessage(value: unknown): value is TabMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { type, reference, billIds, open } = value as Partial<TabMessage & { readonly type: 'payment' }>;
  if (type !== 'payment') return plainTypes.includes(type);
  return (
    typeof reference === 'string' &&
    typeof open === 'boolean' &&
    Array.isArray(billIds) &&
    billIds.every((id) => typeof id === 'string')
  );
}

/** Web Locks and BroadcastChannel. Where a browser withholds them (insecure context), the tab is alone. */
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
    lock: (name) =>
      new Promise((resolve, reject) => {
        const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
        if (locks === undefined) {
          resolve(() => undefined);
          return;
        }
        locks
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
