import { expect } from 'chai';
import { html } from 'lit';

import { cardStandIns, nonceMark } from '../../mock-api/demo-mode/card-stand-in.js';
import { createDemo, type Demo } from '../../mock-api/demo-mode/portal.js';
import { CardFrame } from '../../src/adapter/capture/card-frame.js';
import type { UtilityAdapter } from '../../src/adapter/port.js';
import { systemClock } from '../../src/core/clock.js';
import { isUtilityError } from '../../src/core/errors.js';
import { payment } from '../../src/i18n/en/payment.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import '../../src/widgets/provider/define.js';
import { onStage, stage } from '../../stories/support.js';
import { afterThisTest, mount, waitUntil } from '../support/page.js';
import { text } from '../support/perceive.js';
import { saidWhile } from '../support/said.js';

const registered = globalThis as Record<symbol, unknown>;
const demoName = Symbol.for('utility-widgets.demo.1');
let cardPage = '';
let demo: Demo;

/** Every test has utilities of its own, whatever another one kept. */
const fresh = (): string => `pleasanton@.${Math.random().toString(36).slice(2)}`;

before(async () => {
  cardPage = await (await fetch('/card-page/document.html')).text();
});
beforeEach(() => {
  demo = createDemo(cardPage);
  registered[demoName] = demo.start;
});
afterEach(async () => {
  Reflect.deleteProperty(registered, demoName);
  await demo.reset();
});

/** A signed-in resident of a demo utility, in front of the form that pays. */
async function atDemo(name = fresh()) {
  const { world } = await demo.start(name);
  world.sessions.hold(await world.utility.startSession('flowerpower'));
  const place = await mount(
    html`<div>
      <utility-provider .portal=${`demo:${name}`}><utility-pay-now></utility-pay-now></utility-provider>
    </div>`,
  );
  const widget = place.querySelector('utility-pay-now')!;
  const connected = (): Promise<void> =>
    waitUntil(
      () =>
        text(widget).includes(payment['pay.continue']) && !widget.renderRoot.querySelector('.frame.waiting'),
      'a frame that answers',
    );
  await connected();
  return { world, place, widget, connected, frame: widget.querySelector('iframe')! };
}

describe('demo mode in a page', () => {
  it('has its card form in a frame without an origin, which the page cannot read (PAY-09)', async () => {
    const { frame } = await atDemo();
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-forms');
    expect(frame.contentDocument).to.equal(null);
    expect(frame.getBoundingClientRect().height).to.be.greaterThan(100);
  });

  it('shakes hands under another nonce after the widget was moved (PAY-09, REL-19)', async () => {
    const { place, widget, connected, frame } = await atDemo();
    const before = frame.srcdoc;
    const elsewhere = document.createElement('div');
    place.querySelector('utility-provider')!.append(elsewhere);
    elsewhere.append(widget);
    await waitUntil(() => widget.querySelector('iframe')!.srcdoc !== before, 'another nonce');
    await connected();
    expect(widget.querySelectorAll('iframe')).to.have.length(1);
  });

  it('says which names there are where one means nothing, and keeps the tag’s own words', async () => {
    const said = await saidWhile('warn', async () => {
      const place = await mount(
        html`<utility-provider portal="demo:atlantis"
          ><utility-login>Call us</utility-login></utility-provider
        >`,
      );
      await waitUntil(
        () => text(place).includes('Call us') && text(place).includes('could not load'),
        'words',
      );
    });
    expect(said.join('\n')).to.match(/no such utility: atlantis.*demo:pleasanton, demo:ontario.*\bslow\b/);
    const scenario = await saidWhile('warn', () => demo.start('pleasanton@sunny').catch(() => undefined));
    expect(scenario.join('\n')).to.contain('no such scenario: sunny');
  });

  it('is there again with session and bills for another page that names it, and has forgotten all once it is reset', async () => {
    const name = fresh();
    const first = await demo.start(name);
    first.world.sessions.hold(await first.world.utility.startSession('flowerpower'));
    await first.world.utility.recordPayment({ billId: 'bill-98820', amount: 13_446 });
    const begun = first.world.clock.now();
    const nextPage = createDemo(cardPage);
    const { world, send } = await nextPage.start(name);
    const answer = await send(`https://demo.example/${name}/accounts/account-irrigation/bills`, {
      method: 'GET',
    });
    expect(await answer.json()).to.have.property('totalDue', 12_711);
    // Time went on, and did not begin anew.
    expect(world.clock.now()).to.be.at.least(begun);
    await nextPage.reset();
    const anew = await createDemo(cardPage).start(name);
    expect(anew.world.sessions.read(new Request('https://demo.example/'))).to.equal(null);
    expect(await anew.world.ledger.balanceOf('bill-98820')).to.equal(13_446);
  });

  it('knows a charge under its key on the next page, as one merchant', async () => {
    const name = fresh();
    const first = await demo.start(name);
    const order = { token: 'tok_7_0077_ABCDEF', amount: 100, key: 'a key' };
    expect((await first.world.processor.charge(order)).status).to.equal('processing');
    const next = await createDemo(cardPage).start(name);
    expect((await next.world.processor.find('a key'))?.status).to.equal('processing');
    // A token pays once, on whatever page.
    const again = await next.world.processor.charge({ ...order, key: 'another' });
    expect(again).to.deep.equal({ status: 'refused', reason: 'token-unusable' });
  });

  it('goes on in memory where the browser keeps nothing, and says so once', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('No site data', 'SecurityError');
    };
    afterThisTest(() => {
      IDBFactory.prototype.open = open;
    });
    const said = await saidWhile('info', async () => {
      for (const name of [fresh(), fresh()]) {
        const { world } = await demo.start(name);
        expect(await world.ledger.balanceOf('bill-98820')).to.equal(13_446);
      }
    });
    expect(said.filter((line) => line.includes('keeps nothing'))).to.have.length(1);
  });
});

describe('a frame without an origin', () => {
  const settings = () => {
    throw new Error('Nobody has connected');
  };
  const quiet = {
    connected: () => undefined,
    failed: () => undefined,
    resized: () => undefined,
    submitted: () => undefined,
    changed: () => undefined,
  };

  it('is refused wherever an address names it, with demo mode on the page too (PAY-09)', () => {
    const addresses = ['data:text/html,card', 'blob:null/1', 'about:blank', 'about:srcdoc', location.href];
    for (const src of addresses) {
      let thrown: unknown;
      try {
        new CardFrame(document.createElement('iframe'), src, systemClock, settings, quiet).close();
      } catch (error) {
        thrown = error;
      }
      expect(isUtilityError(thrown) && thrown.code, src).to.equal('frame-origin');
    }
  });

  it('is not what a real portal gets that names demo mode’s own address, nor an adapter that brings a stand-in (PAY-09)', async () => {
    const src = 'https://demo.example/processor/pleasanton/card';
    const capture = { mode: 'hosted-fields' as const, src };
    let asked = 0;
    const own = stage({
      tenant: (tenant) => {
        const { payments } = tenant.portal;
        return payments
          ? { ...tenant, portal: { ...tenant.portal, payments: { ...payments, capture } } }
          : tenant;
      },
      adapt: (usual) =>
        ({
          ...usual,
          standIn: () => {
            asked += 1;
            return () => true;
          },
        }) as UtilityAdapter,
    });
    const place = await mount(html`<div>${onStage(own, html`<utility-pay-now></utility-pay-now>`)}</div>`);
    await waitUntil(() => place.querySelector('iframe'), 'a frame');
    const frame = place.querySelector('iframe')!;
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-same-origin allow-forms');
    expect(frame.hasAttribute('srcdoc')).to.equal(false);
    expect(asked).to.equal(0);
    // Even where somebody fills the frame with demo mode's form, the widget does not hear it.
    const hear = cardStandIns(cardPage, systemClock).put(frame);
    const heard = await new Promise<MessageEvent>((resolve) => {
      addEventListener('message', (event) => {
        if (event.source === frame.contentWindow && hear(event)) resolve(event);
      });
    });
    expect(heard.origin).to.equal('null');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(place.querySelector('utility-pay-now')!.renderRoot.querySelector('.frame.waiting')).not.to.equal(
      null,
    );
  });

  it('is known by a nonce that holds once, and by nothing else (PAY-08, PAY-09)', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    afterThisTest(() => frame.remove());
    const cards = cardStandIns(`<!doctype html><title>Card</title><p>${nonceMark}</p>`, systemClock);
    const isOwn = cards.put(frame);
    const nonce = /<p>(\w{24})<\/p>/.exec(frame.srcdoc)?.[1];
    const says = (data: unknown): boolean => isOwn(new MessageEvent('message', { data, origin: 'null' }));
    for (const data of [
      null,
      'ready',
      {},
      { nonce: '' },
      { nonce: nonceMark },
      { nonce: null },
      { nonce: [nonce] },
    ]) {
      expect(says(data), JSON.stringify(data)).to.equal(false);
    }
    const instance = 'a document';
    expect(says({ nonce })).to.equal(false);
    expect(says({ instance })).to.equal(false);
    expect(says({ nonce, instance })).to.equal(true);
    expect(says({ nonce, instance })).to.equal(false);
    // The same text in another document: it is given another nonce before it is heard.
    expect(says({ nonce, instance: 'another' })).to.equal(false);
    expect(frame.srcdoc).not.to.contain(nonce);
    expect(says({ nonce, instance: 'another' })).to.equal(false);
    expect(cards.hears(new MessageEvent('message', { source: window }))).to.equal(false);
    expect(cards.hears(new MessageEvent('message', { source: null }))).to.equal(false);
    expect(cards.hears(new MessageEvent('message', { source: frame.contentWindow }))).to.equal(true);
  });
});
