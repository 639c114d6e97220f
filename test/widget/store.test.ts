import { expect } from 'chai';

import { deleteIndexedDbStore, indexedDbStore } from '../../mock-api/store/indexed-db.js';
import { randomKey, systemClock } from '../../src/core/clock.js';
import { storeCases, type Kept } from '../support/store-cases.js';

describe('a store in the browser’s database', () => {
  let name = '';
  beforeEach(() => {
    name = `store ${randomKey(systemClock)}`;
  });
  afterEach(() => deleteIndexedDbStore(name));

  for (const { name: promise, run } of storeCases) {
    it(promise, async () => run(await indexedDbStore<Kept>(name)));
  }

  it('has what another page of the origin put, and takes turns with it', async () => {
    const tabs = [await indexedDbStore<Kept>(name), await indexedDbStore<Kept>(name)];
    const add = (_: unknown, index: number): Promise<void> =>
      tabs[index % 2]!.transaction(async (tx) => {
        const value = (await tx.get('counters', 'a'))?.value ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 1));
        await tx.put('counters', 'a', { value: value + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, add));
    const later = await indexedDbStore<Kept>(name);
    expect(await later.transaction((tx) => tx.list('counters'))).to.deep.equal([{ value: 20 }]);
  });

  it('starts with nothing once it is deleted, where a page has it open too', async () => {
    const store = await indexedDbStore<Kept>(name);
    await store.transaction((tx) => tx.put('counters', 'a', { value: 1 }));
    await deleteIndexedDbStore(name);
    expect(await store.transaction((tx) => tx.list('counters'))).to.deep.equal([]);
    await store.transaction((tx) => tx.put('counters', 'b', { value: 2 }));
    expect(await store.transaction((tx) => tx.list('counters'))).to.deep.equal([{ value: 2 }]);
  });

  it('puts nothing where the database fails at the end of a transaction', async () => {
    const store = await indexedDbStore<Kept>(name);
    await store.transaction((tx) => tx.put('counters', 'a', { value: 1 }));
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      puts += 1;
      if (puts === 2) this.transaction.abort();
      return put.apply(this, given);
    };
    let refused = false;
    try {
      await store.transaction(async (tx) => {
        await tx.put('counters', 'a', { value: 2 });
        await tx.put('counters', 'b', { value: 2 });
      });
    } catch {
      refused = true;
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(refused).to.equal(true);
    expect(await store.transaction((tx) => tx.list('counters'))).to.deep.equal([{ value: 1 }]);
  });

  it('is refused at once where the browser keeps nothing for the page', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('No site data', 'SecurityError');
    };
    try {
      let reason: unknown;
      await indexedDbStore<Kept>(name).catch((thrown: unknown) => (reason = thrown));
      expect((reason as DOMException).name).to.equal('SecurityError');
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});
