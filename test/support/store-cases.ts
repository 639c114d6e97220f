/** What every store promises, whatever it keeps its records in: run by each one's own tests. */
import { assert } from 'chai';

import type { Store } from '../../mock-api/store/store.js';

export interface Kept {
  counters: { value: number };
  names: { name: string };
}

export interface StoreCase {
  readonly name: string;
  /** `store` is empty. */
  readonly run: (store: Store<Kept>) => Promise<void>;
}

const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );

export const storeCases: readonly StoreCase[] = [
  {
    name: 'runs transactions one after the other, so that no update is lost',
    run: async (store) => {
      const add = () =>
        store.transaction(async (tx) => {
          const value = (await tx.get('counters', 'a'))?.value ?? 0;
          await new Promise<void>((resolve) => queueMicrotask(resolve));
          await tx.put('counters', 'a', { value: value + 1 });
          return value;
        });
      const seen = await Promise.all(Array.from({ length: 50 }, add));
      assert.deepEqual(
        seen,
        Array.from({ length: 50 }, (_, index) => index),
      );
      assert.deepEqual(await store.transaction((tx) => tx.get('counters', 'a')), { value: 50 });
    },
  },
  {
    name: 'forgets everything that a failed transaction did, passes its reason on, and carries on',
    run: async (store) => {
      await store.transaction((tx) => tx.put('counters', 'kept', { value: 7 }));
      const reason = new Error('no');
      const failing = store.transaction(async (tx) => {
        await tx.put('counters', 'a', { value: 1 });
        await tx.put('names', 'a', { name: 'Ana' });
        await tx.remove('counters', 'kept');
        throw reason;
      });
      assert.equal(await failure(failing), reason);
      assert.deepEqual(await store.transaction((tx) => tx.list('counters')), [{ value: 7 }]);
      assert.deepEqual(await store.transaction((tx) => tx.list('names')), []);
    },
  },
  {
    name: 'shows a transaction what it put and removed itself',
    run: async (store) => {
      await store.transaction(async (tx) => {
        await tx.put('counters', 'b', { value: 2 });
        await tx.put('counters', 'a', { value: 1 });
        assert.deepEqual(await tx.list('counters'), [{ value: 1 }, { value: 2 }]);
        await tx.remove('counters', 'b');
        assert.equal(await tx.get('counters', 'b'), undefined);
        await tx.put('counters', 'a', { value: 3 });
      });
      assert.deepEqual(await store.transaction((tx) => tx.list('counters')), [{ value: 3 }]);
    },
  },
  {
    name: 'removes what an earlier transaction put, and nothing else',
    run: async (store) => {
      await store.transaction(async (tx) => {
        await tx.put('counters', 'a', { value: 1 });
        await tx.put('counters', 'b', { value: 2 });
        await tx.put('names', 'a', { name: 'Ana' });
      });
      await store.transaction((tx) => tx.remove('counters', 'a'));
      await store.transaction((tx) => tx.remove('counters', 'never there'));
      assert.deepEqual(await store.transaction((tx) => tx.list('counters')), [{ value: 2 }]);
      assert.deepEqual(await store.transaction((tx) => tx.get('names', 'a')), { name: 'Ana' });
    },
  },
  {
    name: 'lists a collection by its ids’ code units, whatever is in them',
    run: async (store) => {
      const ids = ['b', 'ä', 'a b', '', 'B', '10', '9', '😀', 'a', 'constructor', '__proto__'];
      await store.transaction(async (tx) => {
        for (const id of ids) await tx.put('names', id, { name: id });
      });
      const listed = await store.transaction((tx) => tx.list('names'));
      assert.deepEqual(
        listed.map(({ name }) => name),
        [...ids].sort(),
      );
    },
  },
  {
    name: 'hands out copies, and keeps one',
    run: async (store) => {
      const record = { value: 1 };
      await store.transaction((tx) => tx.put('counters', 'a', record));
      record.value = 2;
      const read = await store.transaction((tx) => tx.get('counters', 'a'));
      read!.value = 3;
      await store.transaction(async (tx) => {
        (await tx.get('counters', 'a'))!.value = 4;
      });
      assert.deepEqual(await store.transaction((tx) => tx.get('counters', 'a')), { value: 1 });
    },
  },
  {
    name: 'waits for work that takes its time outside the store',
    run: async (store) => {
      const slow = store.transaction(async (tx) => {
        const before = (await tx.get('counters', 'a'))?.value ?? 0;
        await crypto.subtle.digest('SHA-256', new Uint8Array(1000));
        await new Promise((resolve) => setTimeout(resolve, 5));
        await tx.put('counters', 'a', { value: before + 1 });
      });
      const next = store.transaction((tx) => tx.get('counters', 'a'));
      await slow;
      assert.deepEqual(await next, { value: 1 });
    },
  },
];
