import type { Pending } from '../../core/registration/verification.js';
import type { Extension, UtilityClient } from '../client.js';
import { TabStorage, isRecord } from './storage.js';

function readPending(value: unknown): Pending | null {
  if (!isRecord(value)) return null;
  const { id, channel, sentTo, until } = value;
  if (typeof id !== 'string' || typeof sentTo !== 'string') return null;
  return {
    ...{ id, sentTo, channel: channel === 'text' || channel === 'email' ? channel : 'other' },
    until: typeof until === 'number' ? until : undefined,
  };
}

/** The verification that this tab waits for: what registering or signing in has begun, for whoever shows the code's field. */
export class PendingSlot extends TabStorage<Pending> implements Extension {
  constructor(scope: string) {
    super(scope, 'verification', readPending);
  }

  /** Somebody is in, so that nothing is left to confirm, or has left. */
  forget(): void {
    this.set(null);
  }
}

export const pendingSlot = (client: UtilityClient): PendingSlot =>
  client.extend('verification', () => new PendingSlot(client.adapter.id));
