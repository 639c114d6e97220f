/** Counts what widgets take from a page and have to give back: listeners, timers, channels. */
import { afterThisTest } from './page.js';

export interface InUse {
  /** What stands right now, by kind; zeros are left out. */
  count(): Record<string, number>;
}

/** From now on until the test ends, through the page's own functions, which go on doing what they do. */
export function countUse(): InUse {
  const listeners = new Map<string, number>();
  const timers = new Set<number>();
  const channels = new Set<BroadcastChannel>();
  const undo: (() => void)[] = [];

  for (const [name, target] of [
    ['window', window],
    ['document', document],
  ] as const) {
    const { addEventListener, removeEventListener } = target;
    const key = (type: string): string => `${name} ${type}`;
    const known = new Map<string, Set<unknown>>();
    const change = (type: string, listener: unknown, add: boolean): void => {
      const own = known.get(type) ?? new Set();
      known.set(type, own);
      if (add) own.add(listener);
      else own.delete(listener);
      listeners.set(key(type), own.size);
    };
    target.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
      change(type, listener, true);
      if (typeof options === 'object')
        options.signal?.addEventListener('abort', () => change(type, listener, false));
      addEventListener.call(target, type, listener, options);
    };
    target.removeEventListener = (type: string, listener: EventListener, options?: EventListenerOptions) => {
      change(type, listener, false);
      removeEventListener.call(target, type, listener, options);
    };
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }

  const real = {
    setTimeout: window.setTimeout,
    clearTimeout: window.clearTimeout,
    Channel: BroadcastChannel,
  };
  const replace = (name: string, value: unknown): void => {
    const before = Object.getOwnPropertyDescriptor(window, name)!;
    Object.defineProperty(window, name, { ...before, value });
    undo.push(() => Object.defineProperty(window, name, before));
  };
  replace('setTimeout', (task: () => void, ms?: number) => {
    const id = real.setTimeout.call(
      window,
      () => {
        timers.delete(Number(id));
        task();
      },
      ms,
    );
    timers.add(Number(id));
    return id;
  });
  replace('clearTimeout', (id: number) => {
    timers.delete(id);
    real.clearTimeout.call(window, id);
  });
  replace(
    'BroadcastChannel',
    class extends real.Channel {
      constructor(name: string) {
        super(name);
        channels.add(this);
      }
      override close(): void {
        channels.delete(this);
        super.close();
      }
    },
  );
  afterThisTest(() => {
    for (const step of undo.reverse()) step();
  });

  return {
    count: () =>
      Object.fromEntries(
        [...listeners, ['timers', timers.size] as const, ['channels', channels.size] as const].filter(
          ([, size]) => size > 0,
        ),
      ),
  };
}
