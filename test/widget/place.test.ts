import { expect } from 'chai';
import { LitElement, html, type TemplateResult } from 'lit';

import { FocusPlace } from '../../src/element/focus-place.js';
import { mount } from '../support/page.js';

class PlaceSample extends LitElement {
  readonly place = new FocusPlace(this);
  state = 'before';

  protected override willUpdate(): void {
    this.place.note();
  }

  protected override render(): TemplateResult {
    return html`<h2 tabindex="-1" data-heading>${this.state}</h2>
      ${this.state === 'before' ? html`<button>Go on</button>` : ''}`;
  }

  protected override updated(): void {
    this.place.restore();
  }

  async become(state: string, led = false): Promise<void> {
    this.state = state;
    this.place.toHeading(led);
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('place-sample', PlaceSample);

async function start(): Promise<{ sample: PlaceSample; elsewhere: HTMLInputElement; heading: Element }> {
  const page = await mount(
    html`<div>
      <label>Elsewhere <input /></label><place-sample></place-sample>
    </div>`,
  );
  const sample = page.querySelector<PlaceSample>('place-sample')!;
  await sample.updateComplete;
  return { sample, elsewhere: page.querySelector('input')!, heading: sample.renderRoot.querySelector('h2')! };
}

describe('the focus, when a widget changes', () => {
  it('stays with somebody who is at work elsewhere on the page (ACC-33)', async () => {
    const { sample, elsewhere } = await start();
    elsewhere.focus();
    await sample.become('after');
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('follows somebody who was at work in it, also where their button is gone', async () => {
    const { sample, heading } = await start();
    sample.renderRoot.querySelector('button')!.focus();
    await sample.become('after');
    expect(sample.shadowRoot!.activeElement).to.equal(heading);
  });

  it('comes from elsewhere where somebody asked to be led here', async () => {
    const { sample, elsewhere, heading } = await start();
    elsewhere.focus();
    await sample.become('before', true);
    expect(sample.shadowRoot!.activeElement).to.equal(heading);
  });
});
