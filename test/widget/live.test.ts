import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';

import { LiveController } from '../../src/element/live-controller.js';
import { manualClock } from '../support/manual-clock.js';
import { mount } from '../support/page.js';
import { listen } from '../support/spoken.js';

const clock = manualClock();

class LiveSample extends LitElement {
  readonly live = new LiveController(this, () => clock);
  protected override render(): TemplateResult {
    return html`<div class="live" aria-live="polite"></div>
      <div class="live" aria-live="assertive"></div>`;
  }
}
customElements.define('live-sample', LiveSample);

async function open() {
  const sample = await mount<LiveSample>(html`<live-sample></live-sample>`);
  return { live: sample.live, said: listen(sample).said };
}

describe('the two live regions of a widget (ACC-33)', () => {
  it('say the last of several messages, once', async () => {
    const { live, said } = await open();
    live.say('Working out the total');
    live.say('Total $12.00');
    await clock.tick(1000);
    expect(said).to.deep.equal(['Total $12.00']);
  });

  it('say an urgent message however soon a polite one follows, and then both', async () => {
    const { live, said } = await open();
    live.say('Please do not pay again', true);
    await clock.tick(30);
    live.say('There is no answer yet');
    await clock.tick(1000);
    expect(said).to.have.members(['!Please do not pay again', 'There is no answer yet']);
    expect(said).to.have.length(2);
  });

  it('say no polite message that an urgent one has overtaken', async () => {
    const { live, said } = await open();
    live.say('Checking your card');
    live.say('Choose at least one bill', true);
    await clock.tick(1000);
    expect(said).to.deep.equal(['!Choose at least one bill']);
  });

  it('say the same again when it happens again', async () => {
    const { live, said } = await open();
    live.say('Still working', true);
    await clock.tick(1000);
    live.say('Still working', true);
    await clock.tick(1000);
    expect(said).to.deep.equal(['!Still working', '!Still working']);
  });

  it('say nothing any more of what was cleared', async () => {
    const { live, said } = await open();
    live.say('Please do not pay again', true);
    live.clear();
    live.say('Paid');
    await clock.tick(1000);
    expect(said).to.deep.equal(['Paid']);
  });
});
