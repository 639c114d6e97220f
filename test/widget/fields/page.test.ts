import { expect } from 'chai';
import { Idiomorph } from 'idiomorph';
import { html, render } from 'lit';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createApp, h, nextTick, ref } from 'vue';

import { control, submitButton, FieldSample } from '../../support/field-sample.js';
import { afterThisTest, mount, waitUntil } from '../../support/page.js';

const box = async (): Promise<HTMLElement> => mount(html`<div></div>`);

const sampleIn = (place: ParentNode): FieldSample => place.querySelector<FieldSample>('field-sample')!;

/** Exactly one set of fields, in their order, all of them children of the tag. */
function expectOneSet(sample: FieldSample, typed: string): void {
  const names = [...sample.querySelectorAll<HTMLInputElement>(':scope > :is(input, select)')].map(
    (each) => each.name,
  );
  expect(names).to.deep.equal(['username', 'password', 'note', 'terms', 'way', 'way', 'town']);
  expect(sample.querySelectorAll('form')).to.have.length(1);
  expect(sample.querySelectorAll('button')).to.have.length(1);
  expect(control(sample, 'username').value).to.equal(typed);
  expect(control(sample, 'username').form).to.equal(sample.querySelector('form'));
}

async function settled(sample: FieldSample): Promise<void> {
  // A mutation is answered in a microtask; the next rendering comes after it.
  await Promise.resolve();
  sample.requestUpdate();
  await sample.updateComplete;
}

describe('a page that edits what is inside a widget’s tag', () => {
  before(() => {
    // Named as a value, so that the element's registration is not dropped as a mere type.
    expect(customElements.get('field-sample')).to.equal(FieldSample);
  });

  it('as React 19 does with a text child, finds one set of fields, values intact', async () => {
    const place = await box();
    const root = createRoot(place);
    afterThisTest(() => root.unmount());
    for (const text of ['Loading', 'Loading…', 'Ready']) {
      flushSync(() => root.render(createElement('field-sample', null, text)));
      const sample = sampleIn(place);
      await settled(sample);
      if (text === 'Loading') control(sample, 'username').value = 'typed';
      expectOneSet(sample, 'typed');
    }
  });

  it('as Vue does with a text child, finds one set of fields, values intact', async () => {
    const place = await box();
    const text = ref('Loading');
    const app = createApp({ render: () => h('field-sample', null, text.value) });
    app.mount(place);
    afterThisTest(() => app.unmount());
    const sample = sampleIn(place);
    await settled(sample);
    control(sample, 'username').value = 'typed';
    for (const next of ['Loading…', 'Ready']) {
      text.value = next;
      await nextTick();
      await settled(sample);
      expectOneSet(sample, 'typed');
    }
  });

  it('as idiomorph does, finds one set of fields, values intact', async () => {
    const place = await box();
    place.append(
      document.createRange().createContextualFragment('<field-sample><a href="/old">old</a></field-sample>'),
    );
    await settled(sampleIn(place));
    control(sampleIn(place), 'username').value = 'typed';
    for (const wording of ['old', 'older']) {
      void Idiomorph.morph(place, `<field-sample><a href="/old">${wording}</a></field-sample>`, {
        morphStyle: 'innerHTML',
      });
      await settled(sampleIn(place));
      expectOneSet(sampleIn(place), 'typed');
    }
    expect(sampleIn(place).querySelector('a[href="/old"]')!.textContent).to.equal('older');
  });

  it('by rendering into the tag with a Lit of its own, finds one set of fields beside its own content', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    control(sample, 'username').value = 'typed';
    render(html`<b>from the page</b>`, sample);
    await settled(sample);
    expectOneSet(sample, 'typed');
    render(html`<b>again</b>`, sample);
    await settled(sample);
    expectOneSet(sample, 'typed');
    expect(sample.querySelector('b')!.textContent).to.equal('again');
  });

  it('by textContent and replaceChildren, finds one set of fields, and the focus where it was', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    control(sample, 'username').value = 'typed';
    control(sample, 'username').focus();
    sample.textContent = 'Loading';
    await settled(sample);
    expectOneSet(sample, 'typed');
    expect(document.activeElement).to.equal(control(sample, 'username'));
    sample.replaceChildren();
    await settled(sample);
    expectOneSet(sample, 'typed');
  });

  it('by cloning it, gets a second widget with fields of its own and nothing typed in them', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    control(sample, 'password').value = 'secret';
    sample.after(sample.cloneNode(true));
    const clone = sample.nextElementSibling as FieldSample;
    afterThisTest(() => clone.remove());
    await settled(clone);
    expectOneSet(clone, '');
    expect(control(clone, 'password').value).to.equal('');
    expect(control(clone, 'username').id).not.to.equal(control(sample, 'username').id);
  });

  it('by writing its own HTML back, as page caches do, finds one set of fields', async () => {
    const place = await box();
    place.append(document.createElement('field-sample'));
    await settled(sampleIn(place));
    const copy = place.innerHTML;
    place.replaceChildren(document.createRange().createContextualFragment(copy));
    await settled(sampleIn(place));
    expectOneSet(sampleIn(place), '');
  });

  it('by moving it, finds the same fields with what was typed (REL-19)', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    control(sample, 'username').value = 'typed';
    control(sample, 'password').value = 'secret';
    const field = control(sample, 'username');
    const elsewhere = await box();
    elsewhere.append(sample);
    await settled(sample);
    expectOneSet(sample, 'typed');
    expect(control(sample, 'username')).to.equal(field);
    expect(control(sample, 'password').value).to.equal('secret');
  });

  it('by taking it out, finds its secrets emptied', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    control(sample, 'username').value = 'typed';
    control(sample, 'password').value = 'secret';
    const field = control(sample, 'password');
    sample.remove();
    await Promise.resolve();
    await Promise.resolve();
    expect(field.value).to.equal('');
  });

  it('by removing our nodes again and again, wins instead of hanging the page', async () => {
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    let removals = 0;
    const observer = new MutationObserver(() => {
      const field = sample.querySelector('input');
      if (field && removals < 5000) {
        removals += 1;
        field.remove();
      }
    });
    observer.observe(sample, { childList: true });
    afterThisTest(() => observer.disconnect());
    sample.querySelector('input')!.remove();
    await waitUntil(() => sample.querySelectorAll('input').length < 6, 'the page to win');
    expect(removals).to.be.lessThan(5000);
  });

  it('by adding old libraries’ methods to every object, changes nothing (SEC-14)', async () => {
    const names = [
      'each',
      'extend',
      'toJSON',
      'clone',
      'isConnected',
      'select',
      'update',
      'show',
      'hide',
      'remove_',
      'observe',
    ];
    for (const polluted of [Object.prototype, Array.prototype, Function.prototype, Element.prototype]) {
      for (const name of names) {
        // What is there already stays: old libraries only fill gaps.
        if (name in polluted) continue;
        Object.defineProperty(polluted, name, {
          value: () => undefined,
          configurable: true,
          enumerable: true,
          writable: true,
        });
        afterThisTest(() => Reflect.deleteProperty(polluted, name));
      }
    }
    const sample = await mount<FieldSample>(html`<field-sample></field-sample>`);
    await settled(sample);
    expectOneSet(sample, '');
    submitButton(sample).click();
    await settled(sample);
    expect(sample.renderRoot.querySelectorAll('[data-summary] a')).to.have.length(4);
  });
});
