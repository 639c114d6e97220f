import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../../mock-api/store/memory.js';

interface Collections {
  counters: { value: number };
}
const store = () => memoryStore<Collections>();

describe('a store in memory', () => {
  it('runs transactions one after the other, so that no update is lost', async () => {
    const counters = store();
    const add = () =>
      counters.transaction(async (tx) => {
        const value = (await tx.get('counters', 'a'))?.value ?? 0;
        await Promise.resolve();
        await tx.put('counters', 'a', { value: value + 1 });
      });
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await counters.transaction((tx) => tx.get('counters', 'a'))).toEqual({ value: 50 });
  });

  it('forgets everything that a failed transaction put, and carries on', async () => {
    const counters = store();
    const failing = counters.transaction(async (tx) => {
      await tx.put('counters', 'a', { value: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await counters.transaction((tx) => tx.list('counters'))).toEqual([]);
  });

  it('shows a transaction what it put and removed itself', async () => {
    const counters = store();
    await counters.transaction(async (tx) => {
      await tx.put('counters', 'b', { value: 2 });
      await tx.put('counters', 'a', { value: 1 });
      expect(await tx.list('counters')).toEqual([{ value: 1 }, { value: 2 }]);
      await tx.remove('counters', 'b');
      expect(await tx.get('counters', 'b')).toBeUndefined();
    });
    expect(await counters.transaction((tx) => tx.list('counters'))).toEqual([{ value: 1 }]);
  });

  it('hands out copies', async () => {
    const counters = store();
    const record = { value: 1 };
    await counters.transaction((tx) => tx.put('counters', 'a', record));
    record.value = 2;
    const read = await counters.transaction((tx) => tx.get('counters', 'a'));
    read!.value = 3;
    expect(await counters.transaction((tx) => tx.get('counters', 'a'))).toEqual({ value: 1 });
  });
});
