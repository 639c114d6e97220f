import { expect } from 'chai';
import { html } from 'lit';

import { expectNoAxeViolations } from '../../support/axe.js';
import { control, sampleForm, submitButton, type FieldSample } from '../../support/field-sample.js';
import { click, deepActiveElement, fill, press } from '../../support/keys.js';
import { mount } from '../../support/page.js';

const mountSample = (): Promise<FieldSample> => mount<FieldSample>(html`<field-sample></field-sample>`);

const errorOf = (sample: FieldSample, name: string): string => {
  const node = sample.querySelector<HTMLElement>(`[slot="${name}-error"]`)!;
  return node.hidden ? '' : node.textContent.trim();
};

const summary = (sample: FieldSample): HTMLElement | null =>
  sample.renderRoot.querySelector<HTMLElement>('[data-summary]');

const links = (sample: FieldSample): HTMLAnchorElement[] => [
  ...sample.renderRoot.querySelectorAll<HTMLAnchorElement>('[data-summary] a'),
];

async function fillAll(sample: FieldSample): Promise<void> {
  control(sample, 'username').value = 'river';
  control(sample, 'password').value = ' correct horse ';
  control(sample, 'terms').checked = true;
  sample.querySelector<HTMLInputElement>('[value="paper"]')!.checked = true;
  await sample.updateComplete;
}

describe('a form in the light DOM', () => {
  it('is, to a password manager, one plain form with a user name and a password', async () => {
    await mountSample();
    const forms = [...document.querySelectorAll('form')];
    expect(forms).to.have.length(1);
    const elements = [...forms[0]!.elements].filter((each) => each instanceof HTMLInputElement);
    expect(elements.map((each) => each.autocomplete).filter((each) => each !== '')).to.deep.equal([
      'username',
      'current-password',
    ]);
    expect(document.querySelectorAll('input[type=password]')).to.have.length(1);
  });

  it('has no reference that leads nowhere, and no id twice (ACC-30)', async () => {
    const sample = await mountSample();
    submitButton(sample).click();
    await sample.updateComplete;
    for (const root of [document, sample.renderRoot as ShadowRoot]) {
      for (const attribute of ['for', 'form', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
        for (const node of root.querySelectorAll(`[${attribute}]`)) {
          for (const id of node.getAttribute(attribute)!.split(' ')) {
            expect(root.querySelectorAll(`[id="${id}"]`), `${attribute}="${id}"`).to.have.length(1);
          }
        }
      }
    }
  });

  it('gives its values to nobody else: a page-wide form neither holds nor hears them (SEC-16)', async () => {
    const host = await mount<HTMLFormElement>(
      html`<form action="/never"><input name="host" value="h" /><field-sample></field-sample></form>`,
    );
    const sample = host.querySelector<FieldSample>('field-sample')!;
    await sample.updateComplete;
    let heard = 0;
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      heard += 1;
    });
    await fillAll(sample);
    control(sample, 'username').focus();
    await press('Enter');
    expect(sample.sent).to.have.length(1);
    expect(heard).to.equal(0);
    expect([...new FormData(host).keys()]).to.deep.equal(['host']);
    expect(control(sample, 'username').form).to.equal(sample.querySelector('form'));
  });

  it('says nothing before the first submit, and then everything at once', async () => {
    const sample = await mountSample();
    await fill(control(sample, 'username'), 'a b');
    control(sample, 'username').blur();
    expect(errorOf(sample, 'username')).to.equal('');
    await click(submitButton(sample));
    await sample.updateComplete;
    expect(errorOf(sample, 'username')).to.equal('Leave out the space');
    expect(errorOf(sample, 'password')).to.equal('Enter your password');
    expect(errorOf(sample, 'terms')).to.equal('Tick the box to agree');
    expect(sample.renderRoot.textContent).to.contain('Choose one way');
    expect(sample.sent).to.deep.equal([]);
  });

  it('puts the focus on a summary whose links lead to the fields, in the same words (ACC-21)', async () => {
    const sample = await mountSample();
    await click(submitButton(sample));
    await sample.updateComplete;
    expect(deepActiveElement()).to.equal(summary(sample));
    expect(links(sample).map((each) => each.textContent.trim())).to.deep.equal([
      'Enter your user name',
      'Enter your password',
      'Tick the box to agree',
      'Choose one way',
    ]);
    await click(links(sample)[1]!);
    expect(document.activeElement).to.equal(control(sample, 'password'));
    await click(links(sample)[3]!);
    expect((document.activeElement as HTMLInputElement).value).to.equal('mail');
    expect(location.hash).to.equal('');
  });

  it('leads by absolute addresses, which a page’s <base> does not bend', async () => {
    const base = document.createElement('base');
    base.href = 'https://elsewhere.example/';
    document.head.prepend(base);
    try {
      const sample = await mountSample();
      submitButton(sample).click();
      await sample.updateComplete;
      await sample.updateComplete;
      for (const link of links(sample)) expect(new URL(link.href).origin).to.equal(location.origin);
    } finally {
      base.remove();
    }
  });

  it('takes an error back while it is being mended, and blames no other field meanwhile', async () => {
    const sample = await mountSample();
    await click(submitButton(sample));
    await fill(control(sample, 'username'), 'river');
    await sample.updateComplete;
    expect(errorOf(sample, 'username')).to.equal('');
    expect(control(sample, 'username').hasAttribute('aria-invalid')).to.equal(false);
    expect(errorOf(sample, 'password')).to.equal('Enter your password');
    await fill(control(sample, 'note'), 'x');
    expect(errorOf(sample, 'note')).to.equal('');
  });

  it('reads what autofill has typed without an event', async () => {
    const sample = await mountSample();
    await fillAll(sample);
    await click(submitButton(sample));
    expect(sample.sent).to.deep.equal([
      { username: 'river', password: ' correct horse ', note: '', terms: 'yes', way: 'paper', town: '' },
    ]);
  });

  it('shows what the backend finds in the same way, and keeps what was typed', async () => {
    const sample = await mountSample();
    await fillAll(sample);
    await click(submitButton(sample));
    sample.controller.showErrors([{ field: 'username', code: 'taken' }]);
    await sample.updateComplete;
    await sample.updateComplete;
    expect(errorOf(sample, 'username')).to.equal('This name is taken');
    expect(deepActiveElement()).to.equal(summary(sample));
    expect(control(sample, 'username').value).to.equal('river');
  });

  it('is not disabled while it is being sent: a second press is answered, not sent (ACC-25)', async () => {
    const sample = await mountSample();
    await fillAll(sample);
    await click(submitButton(sample));
    sample.busy = 'Sending…';
    sample.requestUpdate();
    await sample.updateComplete;
    expect(submitButton(sample).disabled).to.equal(false);
    expect(submitButton(sample).getAttribute('aria-disabled')).to.equal('true');
    expect(submitButton(sample).textContent.trim()).to.equal('Sending…');
    await click(submitButton(sample));
    control(sample, 'username').focus();
    await press('Enter');
    expect(sample.sent).to.have.length(1);
    expect(sample.impatient).to.equal(2);
  });

  it('shows a password on request, says so, and hides it again on submit (ACC-20)', async () => {
    const sample = await mountSample();
    const reveal = (): HTMLButtonElement => sample.renderRoot.querySelector<HTMLButtonElement>('.reveal')!;
    expect(reveal().getAttribute('aria-label')).to.equal('Show password');
    await click(reveal());
    await sample.updateComplete;
    expect(control(sample, 'password').type).to.equal('text');
    expect(reveal().getAttribute('aria-label')).to.equal('Hide password');
    await click(submitButton(sample));
    await sample.updateComplete;
    expect(control(sample, 'password').type).to.equal('password');
  });

  it('holds text alone in its light nodes, and no placeholder (SEC-12)', async () => {
    const sample = await mountSample();
    submitButton(sample).click();
    await sample.updateComplete;
    for (const node of sample.querySelectorAll(':scope > :is(label, p, a, button)')) {
      expect(node.children, node.outerHTML).to.have.length(0);
    }
    expect(sample.querySelectorAll('[placeholder], [disabled], [maxlength]')).to.have.length(0);
  });

  it('marks a secret for session replays, and nothing else', async () => {
    const sample = await mountSample();
    const masked = [...sample.querySelectorAll<HTMLInputElement>('[data-sentry-mask]')];
    expect(masked.map((each) => each.name)).to.deep.equal(['password']);
    expect(masked[0]!.dataset['ddPrivacy']).to.equal('mask');
  });

  it('gives another form’s fields nothing of what was typed in these', async () => {
    const sample = await mountSample();
    await fillAll(sample);
    sample.form = {
      submit: 'Go on',
      fields: [
        { name: 'code', kind: 'text', label: 'Code', required: true, errors: { empty: 'Enter the code' } },
      ],
    };
    sample.requestUpdate();
    await sample.updateComplete;
    expect(control(sample, 'code').value).to.equal('');
    expect(sample.querySelectorAll('input')).to.have.length(1);
    sample.form = sampleForm;
    sample.requestUpdate();
    await sample.updateComplete;
    expect(control(sample, 'password').value).to.equal('');
  });

  it('is clean to axe, without and with errors (ACC-60)', async () => {
    const sample = await mountSample();
    await expectNoAxeViolations(sample);
    submitButton(sample).click();
    await sample.updateComplete;
    await expectNoAxeViolations(sample);
  });
});
