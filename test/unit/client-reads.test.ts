import { describe, expect, it } from 'vitest';

import { asResident } from '../../src/client/as-resident.js';
import { Reads } from '../../src/client/reads.js';
import { Value } from '../../src/client/value.js';
import { UtilityError } from '../../src/core/errors.js';
import { settled } from '../support/manual-clock.js';

interface Asked {
  readonly signal: AbortSignal;
  answer(value: string): void;
  fail(error: Error): void;
}

/** A backend that answers when it is told to. */
function backend() {
  const asked: Asked[] = [];
  const load = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      asked.push({ signal, answer: resolve, fail: reject });
    });
  return { asked, load };
}

const asker = () => {
  const stop = new AbortController();
  return { signal: stop.signal, leave: () => stop.abort() };
};

describe('reads of a page', () => {
  it('are asked once, however many widgets ask, also later', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const answers = [asker(), asker(), asker()].map(({ signal }) => reads.get('bills', load, signal));
    asked[0]?.answer('two bills');
    expect(await Promise.all(answers)).toEqual(['two bills', 'two bills', 'two bills']);
    expect(await reads.get('bills', load, asker().signal)).toBe('two bills');
    expect(asked).toHaveLength(1);
    expect(reads.has('bills')).toBe(true);
  });

  it('are separate where the question is another', () => {
    const reads = new Reads();
    const { asked, load } = backend();
    void reads.get('bills:1', load, asker().signal);
    void reads.get('bills:2', load, asker().signal);
    expect(asked).toHaveLength(2);
  });

  it('are given up when the last one who waits leaves, and not before (REL-17)', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const [one, other] = [asker(), asker()];
    const first = reads.get('bills', load, one.signal);
    const second = reads.get('bills', load, other.signal);
    one.leave();
    await expect(first).rejects.toBe(one.signal.reason);
    expect(asked[0]?.signal.aborted).toBe(false);
    other.leave();
    await expect(second).rejects.toBe(other.signal.reason);
    expect(asked[0]?.signal.aborted).toBe(true);
    void reads.get('bills', load, asker().signal);
    expect(asked).toHaveLength(2);
  });

  it('are not begun for one who has left already', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const gone = asker();
    gone.leave();
    await expect(reads.get('bills', load, gone.signal)).rejects.toBe(gone.signal.reason);
    expect(asked.filter(({ signal }) => !signal.aborted)).toEqual([]);
    expect(reads.has('bills')).toBe(false);
  });

  it('stay when someone leaves after the answer', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const one = asker();
    const answer = reads.get('bills', load, one.signal);
    asked[0]?.answer('two bills');
    await answer;
    one.leave();
    expect(asked[0]?.signal.aborted).toBe(false);
    expect(await reads.get('bills', load, asker().signal)).toBe('two bills');
  });

  it('that failed are asked again (REL-02)', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const answer = reads.get('bills', load, asker().signal);
    const error = new UtilityError('network', { code: 'unreachable' });
    asked[0]?.fail(error);
    await expect(answer).rejects.toBe(error);
    void reads.get('bills', load, asker().signal);
    expect(asked).toHaveLength(2);
  });

  it('that cannot even be begun fail as others do, and are asked again (REL-05)', async () => {
    const reads = new Reads();
    const broken = (): never => {
      throw new Error('broken');
    };
    await expect(reads.get('bills', broken, asker().signal)).rejects.toMatchObject({
      cause: new Error('broken'),
    });
    expect(reads.has('bills')).toBe(false);
  });

  it('that answer late do not stand for the question that was asked anew (REL-04)', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const old = reads.get('bills', load, asker().signal);
    reads.forget();
    const fresh = reads.get('bills', load, asker().signal);
    asked[1]?.answer('new');
    asked[0]?.answer('old');
    expect([await old, await fresh]).toEqual(['old', 'new']);
    expect(await reads.get('bills', load, asker().signal)).toBe('new');
    expect(asked).toHaveLength(2);
  });

  it('that fail late do not take the newer answer away (REL-04)', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const old = reads.get('bills', load, asker().signal);
    reads.forget();
    const fresh = reads.get('bills', load, asker().signal);
    asked[1]?.answer('new');
    asked[0]?.fail(new Error('late'));
    await expect(old).rejects.toMatchObject({ cause: new Error('late') });
    await fresh;
    expect(reads.has('bills')).toBe(true);
  });

  it('are forgotten by the beginning of their name, and everyone who shows one is told once', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    let told = 0;
    const leave = reads.subscribe(() => told++);
    for (const question of ['bills:1', 'bill:7', 'accounts']) void reads.get(question, load, asker().signal);
    for (const { answer } of asked) answer('');
    await settled();
    reads.billsChanged();
    expect([reads.has('bills:1'), reads.has('bill:7'), reads.has('accounts')]).toEqual([false, false, true]);
    reads.forget();
    expect(reads.has('accounts')).toBe(false);
    leave();
    reads.forget();
    expect(told).toBe(2);
  });

  it('leave nothing unhandled when they fail after everyone has left (REL-05)', async () => {
    const reads = new Reads();
    const { asked, load } = backend();
    const one = asker();
    const answer = reads.get('bills', load, one.signal);
    one.leave();
    await expect(answer).rejects.toBe(one.signal.reason);
    asked[0]?.fail(new Error('late'));
    await settled();
    expect(reads.has('bills')).toBe(false);
  });
});

describe('a value', () => {
  it('tells its listeners of changes only, and one who leaves while being told is told nothing more', () => {
    const value = new Value(1);
    const heard: string[] = [];
    const leave = value.subscribe(() => {
      heard.push(`one ${value.value}`);
      leave();
    });
    value.subscribe(() => heard.push(`other ${value.value}`));
    value.set(1);
    value.set(2);
    value.set(3);
    expect(heard).toEqual(['one 2', 'other 2', 'other 3']);
  });

  it('are about what was asked, or none at all (REL-16)', async () => {
    const bills = Promise.resolve({ accountId: 'account-1' });
    const client = { session: null };
    const isOf = (asked: string) => (list: { readonly accountId: string }) => list.accountId === asked;
    expect(await asResident(client, bills, isOf('account-1'))).toEqual({ accountId: 'account-1' });
    await expect(asResident(client, bills, isOf('account-2'))).rejects.toMatchObject({
      kind: 'contract',
      code: 'other-answer',
    });
  });
});
