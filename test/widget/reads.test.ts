import { expect } from 'chai';
import { LitElement, html, type TemplateResult } from 'lit';

import type { UtilityAdapter } from '../../src/adapter/port.js';
import { UtilityClient } from '../../src/client/client.js';
import { reads } from '../../src/client/reads.js';
import { UtilityError } from '../../src/core/errors.js';
import { ReadController } from '../../src/element/read-controller.js';
import { mount, nextEvent } from '../support/page.js';

/** Questions that the test answers when it likes. */
interface Pending {
  readonly question: string;
  readonly signal: AbortSignal;
  answer(value: string): Promise<void>;
  fail(error: UtilityError): Promise<void>;
}

class ReadSample extends LitElement {
  client: UtilityClient | null = null;
  question: string | null = null;
  readonly asked: Pending[] = [];

  readonly read = new ReadController<string>(
    this,
    () => this.client,
    () =>
      this.client && this.question !== null
        ? { name: this.question, load: (signal) => this.#load(signal) }
        : null,
  );

  protected override render(): TemplateResult {
    const { state } = this.read;
    return html`${state.is}
    ${state.is === 'ready' ? state.value : ''}${state.is === 'failed' ? (state.last ?? '') : ''}`;
  }

  #load(signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        question: this.question ?? '',
        signal,
        answer: (value) => {
          resolve(value);
          return this.settled();
        },
        fail: (error) => {
          reject(error);
          return this.settled();
        },
      });
    });
  }

  async settled(): Promise<void> {
    // A few turns of the queue: the answer, the task, the rendering.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await this.updateComplete;
  }

  get shown(): string {
    return this.renderRoot.textContent.replace(/\s+/g, ' ').trim();
  }

  async ask(question: string | null): Promise<void> {
    this.question = question;
    this.requestUpdate();
    await this.settled();
  }
}
customElements.define('read-sample', ReadSample);

const client = (): UtilityClient =>
  new UtilityClient({
    adapter: {
      id: `https://reads-${Math.trunc(performance.now() * 1000)}.example`,
      getPortal: () => new Promise(() => undefined),
    } satisfies UtilityAdapter,
  });

async function mountSample(): Promise<ReadSample> {
  const sample = await mount<ReadSample>(html`<read-sample></read-sample>`);
  sample.client = client();
  return sample;
}

describe('a read of a widget', () => {
  it('never shows a late answer to an older question (REL-04)', async () => {
    const sample = await mountSample();
    await sample.ask('first');
    await sample.ask('second');
    await sample.asked[1]!.answer('new');
    await sample.asked[0]!.answer('old');
    expect(sample.shown).to.equal('ready new');
    expect(sample.asked[0]!.signal.aborted).to.equal(true);
  });

  it('shows nothing of one session in the next, and nothing that arrives late from it (SEC-05)', async () => {
    const sample = await mountSample();
    await sample.ask('accounts');
    await sample.asked[0]!.answer('Ada’s account');
    expect(sample.shown).to.equal('ready Ada’s account');
    reads(sample.client!).forget();
    await sample.settled();
    expect(sample.shown).to.equal('loading');
    reads(sample.client!).forget();
    await sample.settled();
    const [, late, next] = sample.asked;
    await late!.answer('Ada’s account');
    expect(sample.shown).to.equal('loading');
    await next!.answer('Ben’s account');
    expect(sample.shown).to.equal('ready Ben’s account');
  });

  it('shows nothing of an earlier session when it comes back to the page (SEC-05)', async () => {
    const sample = await mountSample();
    await sample.ask('accounts');
    await sample.asked[0]!.answer('Ada’s account');
    const place = sample.parentElement!;
    sample.remove();
    reads(sample.client!).forget();
    place.append(sample);
    await sample.settled();
    expect(sample.shown).to.equal('loading');
  });

  it('keeps the last answer on the screen while bills are read again, and after that has failed', async () => {
    const sample = await mountSample();
    await sample.ask('bills:1:open');
    await sample.asked[0]!.answer('two bills');
    reads(sample.client!).billsChanged();
    await sample.settled();
    expect(sample.shown).to.equal('ready two bills');
    const failed = nextEvent(sample, 'utility-error');
    await sample.asked[1]!.fail(new UtilityError('service', { code: 'unavailable' }));
    expect((await failed).detail).to.deep.equal({
      kind: 'service',
      code: 'unavailable',
      correlationId: undefined,
    });
    expect(sample.shown).to.equal('failed two bills');
  });

  it('asks nothing, and reports nothing, while there is nothing to ask', async () => {
    const sample = await mountSample();
    let errors = 0;
    sample.addEventListener('utility-error', () => (errors += 1));
    await sample.ask(null);
    await sample.ask('one');
    await sample.ask(null);
    expect(sample.shown).to.equal('idle');
    expect(errors).to.equal(0);
    expect(sample.asked).to.have.length(1);
  });

  it('stops when its widget leaves, and asks again when it comes back (REL-19)', async () => {
    const sample = await mountSample();
    await sample.ask('one');
    const place = sample.parentElement!;
    sample.remove();
    await sample.settled();
    expect(sample.asked[0]!.signal.aborted).to.equal(true);
    place.append(sample);
    await sample.settled();
    await sample.asked[1]!.answer('here');
    expect(sample.shown).to.equal('ready here');
  });
});
