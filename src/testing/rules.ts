import type { ConformanceFeature } from './case.js';
import type { Setting } from './setting.js';

/** A case before it has a setting. Its port is what its id begins with. */
export interface Rule {
  readonly id: `${string}.${string}`;
  readonly name: string;
  readonly features?: readonly ConformanceFeature[];
  readonly extra?: true;
  run(setting: Setting): Promise<void>;
}
