import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';

import { onStage, stage } from '../../stories/support.js';
import { CardFrame, type CardFrameListener } from '../../src/adapter/capture/card-frame.js';
import { isUtilityError } from '../../src/core/errors.js';
import { payment } from '../../src/i18n/en/payment.js';
import { paymentStages } from '../../src/i18n/en/payment-stages.js';
import '../../src/widgets/pay-now/define.js';
import type { UtilityPayNow } from '../../src/widgets/pay-now/pay-now.js';
import { manualClock } from '../support/manual-clock.js';
import { afterThisTest, mount, waitUntil } from '../support/page.js';

/** Shows what is in it through as many shadow trees as `depth` says. */
class SlottedDeep extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const depth = Number(this.getAttribute('depth'));
    let place: ParentNode & Node = this.attachShadow({ mode: 'open' });
    if (depth > 1) {
      const inner = document.createElement('slotted-deep');
      inner.setAttribute('depth', String(depth - 1));
      place.append(inner);
      place = inner;
    }
    place.append(document.createElement('slot'));
  }
}
customElements.define('slotted-deep', SlottedDeep);

const payNow = html`<utility-pay-now></utility-pay-now>`;

async function mountPayNow(
  around: (widget: TemplateResult) => TemplateResult = (widget) => widget,
  card = 'empty',
) {
  const set = stage({ card });
  const place = await mount(html`<div>${onStage(set, around(payNow))}</div>`);
  const widget = place.querySelector<UtilityPayNow>('utility-pay-now')!;
  await waitUntil(() => widget.querySelector('iframe'), 'a frame');
  return { widget, frame: widget.querySelector('iframe')!, set };
}

const button = (widget: UtilityPayNow, name: string): HTMLButtonElement | undefined =>
  [...widget.renderRoot.querySelectorAll('button')].find((each) => each.textContent.trim() === name);

const connected = (widget: UtilityPayNow): Promise<void> =>
  waitUntil(
    () => !widget.renderRoot.querySelector('.frame.waiting') && button(widget, payment['pay.continue']),
    'a frame that answers',
  );

describe('the processor’s frame in the page', () => {
  for (const depth of [0, 1, 2, 3]) {
    it(`is in the document’s light DOM, shown through ${depth} slots of the page (PAY-06)`, async () => {
      const { widget, frame } = await mountPayNow((inner) =>
        depth === 0 ? inner : html`<slotted-deep depth=${depth}>${inner}</slotted-deep>`,
      );
      await connected(widget);
      expect(frame.getRootNode()).to.equal(document);
      expect(frame.getBoundingClientRect().height).to.be.greaterThan(100);
    });
  }

  it('has a title in the resident’s words, a sandbox without a way to the top, and another origin (PAY-09)', async () => {
    const { frame } = await mountPayNow();
    expect(frame.title).to.equal(payment['pay.cardFrame'].replace('{utility}', 'City of Pleasanton'));
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-same-origin allow-forms');
    expect(new URL(frame.src).origin).not.to.equal(location.origin);
  });

  it('is refused on the page’s own origin, with a way to try again and a number to call (PAY-09)', async () => {
    const { widget } = await mountPayNow(undefined, 'refused');
    await waitUntil(() => button(widget, payment['pay.cardReload']), 'a way to load it again');
    expect(widget.renderRoot.textContent).to.contain(payment['pay.cardFailed']);
    expect(button(widget, payment['pay.continue'])).to.equal(undefined);
  });

  it('shakes hands again after the widget was moved, and says that the card is to be entered again (PAY-09, REL-19)', async () => {
    const { widget } = await mountPayNow();
    await connected(widget);
    // The words for it come with the first sign that somebody pays.
    button(widget, payment['pay.continue'])!.click();
    await waitUntil(() => widget.renderRoot.querySelector('[data-summary]'), 'the frame’s errors');
    const said: string[] = [];
    const observer = new MutationObserver(() => {
      for (const region of widget.renderRoot.querySelectorAll('.live')) {
        if (region.textContent !== '') said.push(region.textContent);
      }
    });
    observer.observe(widget.renderRoot, { subtree: true, childList: true, characterData: true });
    const elsewhere = document.createElement('div');
    widget.parentElement!.append(elsewhere);
    elsewhere.append(widget);
    await waitUntil(() => said.includes(paymentStages['pay.cardLost']), 'word of the loss');
    observer.disconnect();
    await connected(widget);
    expect(widget.querySelectorAll('iframe')).to.have.length(1);
    expect(widget.renderRoot.querySelector('[data-summary]')).to.equal(null);
  });
});

describe('the page’s side of the channel', () => {
  const origin = 'https://processor.example';

  function open() {
    const clock = manualClock();
    const iframe = document.createElement('iframe');
    const ports: MessagePort[] = [];
    const frameWindow = {
      postMessage: (_message: unknown, target: string, [port]: MessagePort[]) => {
        expect(target).to.equal(origin);
        ports.push(port!);
      },
    };
    Object.defineProperty(iframe, 'contentWindow', { value: frameWindow });
    const heard: string[] = [];
    const note =
      (name: string) =>
      (value?: boolean | number): void => {
        heard.push(value === undefined ? name : `${name} ${value}`);
      };
    const listener: CardFrameListener = {
      connected: note('connected'),
      failed: note('failed'),
      resized: note('resized'),
      submitted: note('submitted'),
      changed: note('changed'),
    };
    const theme = {
      scheme: 'light' as const,
      colors: {
        text: '#000000',
        muted: '#444444',
        surface: '#ffffff',
        border: '#777777',
        accent: '#0b5f6b',
        danger: '#a4231c',
        focus: '#1a56db',
      },
      fontFamily: 'serif',
      fontSize: 16,
      radius: 4,
      controlHeight: 48,
    };
    const settings = () => ({
      locale: 'en',
      theme,
      method: 'card' as const,
      brands: ['visa'],
      requiredMark: 'word' as const,
    });
    const frame = new CardFrame(iframe, `${origin}/card`, clock, settings, listener);
    afterThisTest(() => frame.close());
    /** What a window of the page would hear; a real one cannot be forged for a test. */
    const arrive = (data: unknown, from: { origin?: string; source?: unknown } = {}): void => {
      const event = new MessageEvent('message', { data, origin: from.origin ?? origin });
      Object.defineProperty(event, 'source', { value: 'source' in from ? from.source : frameWindow });
      window.dispatchEvent(event);
    };
    return { clock, frame, ports, heard, arrive };
  }

  const ready = (instance: string) => ({ utilityFrame: 1, type: 'ready', instance });

  /** Answers every request as a good frame would, and lists what was asked. */
  function answering(port: MessagePort): string[] {
    const asked: string[] = [];
    port.onmessage = ({ data }: MessageEvent<{ id: number; type: string }>) => {
      asked.push(data.type);
      port.postMessage({ type: 'done', id: data.id });
    };
    return asked;
  }

  it('answers one handshake of one document with one port, and a new document with a new one (PAY-08)', async () => {
    const { ports, heard, arrive } = open();
    arrive(ready('one'));
    arrive(ready('one'));
    expect(ports).to.have.length(1);
    const asked = answering(ports[0]!);
    await waitUntil(() => heard.length > 0, 'the handshake');
    expect(asked).to.deep.equal(['configure']);
    arrive(ready('two'));
    expect(ports).to.have.length(2);
    answering(ports[1]!);
    await waitUntil(() => heard.length > 1, 'the second handshake');
    expect(heard).to.deep.equal(['connected false', 'connected true']);
  });

  it('is moved by none of 10,000 hostile messages (PAY-08)', async function () {
    this.timeout(60_000);
    const { ports, heard, arrive, frame } = open();
    const circular: Record<string, unknown> = { ...ready('x') };
    circular['self'] = circular;
    const samples: readonly unknown[] = [
      null,
      0,
      '',
      [],
      {},
      'ready',
      { type: 'ready' },
      { utilityFrame: 2, type: 'ready', instance: 'x' },
      { utilityFrame: 1, type: 'connect', instance: 'x' },
      { utilityFrame: 1, type: 'ready' },
      { utilityFrame: 1, type: 'ready', instance: '' },
      { utilityFrame: 1, type: 'ready', instance: 'x'.repeat(200) },
      { ...ready('x'), pad: 'x'.repeat(20_000) },
      circular,
      JSON.stringify(ready('x')),
    ];
    for (let round = 0; round < 5000; round += 1) {
      arrive(samples[round % samples.length]);
      const foreign = round % 3;
      if (foreign === 0) arrive(ready('evil'), { origin: 'https://evil.example' });
      else if (foreign === 1) arrive(ready('evil'), { source: window });
      else arrive(ready('evil'), { source: null, origin: 'null' });
    }
    expect(ports).to.have.length(0);
    expect(frame.connected).to.equal(false);
    arrive(ready('good'));
    answering(ports[0]!);
    await waitUntil(() => heard.length > 0, 'the handshake');
    const bad: readonly unknown[] = [
      null,
      1,
      'tokenized',
      { type: 'paid' },
      { type: 'tokenized', id: 1 },
      { type: 'resized', height: -1 },
      { type: 'resized', height: 'tall' },
      { type: 'resized', height: 9e9 },
      { type: 'done', id: 999 },
      { type: 'tokenized', id: 7, token: 'x', brand: 'visa', last4: '42424' },
      { type: 'submitted'.repeat(3000) },
    ];
    for (let round = 0; round < 5000; round += 1) ports[0]!.postMessage(bad[round % bad.length]);
    ports[0]!.postMessage({ type: 'resized', height: 321 });
    // 5,000 messages through a port take their time in a slow engine.
    while (!heard.includes('resized 321')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).to.deep.equal(['connected false', 'resized 321']);
  });

  it('gives up after ten seconds without a handshake or an answer, and can be asked again (PAY-08)', async () => {
    const { ports, heard, arrive, clock, frame } = open();
    await clock.tick(10_000);
    expect(heard).to.deep.equal(['failed']);
    arrive(ready('late'));
    answering(ports[0]!);
    await waitUntil(() => heard.length === 2, 'the late handshake');
    ports[0]!.onmessage = null;
    const asked = frame.tokenize().catch((error: unknown) => error);
    await clock.tick(10_000);
    const error = await asked;
    expect(isUtilityError(error) && [error.kind, error.code]).to.deep.equal(['network', 'frame-timed-out']);
    answering(ports[0]!);
    expect((await frame.tokenize()).type).to.equal('done');
  });
});
