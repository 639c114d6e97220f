import type { Lock } from '../tabs.js';

/** Web Locks. Where a browser withholds them (insecure context), the tab is alone. */
export const browserLock =
  (scope: string): Lock =>
  (name) =>
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
    });
