import { expect } from 'chai';
import { html } from 'lit';

import '../../src/widgets/bill-list/define.js';
import '../../src/widgets/login/define.js';
import '../../src/widgets/pay-now/define.js';
import type { Tenant } from '../../mock-api/domain/tenant.js';
import type { PaymentRequest } from '../../src/contract/index.js';
import { sha256 } from '../../src/core/agreement.js';
import { accounts } from '../../stories/paying.js';
import { dressPage, waitUntil } from '../support/page.js';
import { press } from '../support/keys.js';
import { match, text } from '../support/perceive.js';
import { speak } from '../support/spanish.js';
import { activate, fill, find, findField, focusIs, reads, use } from '../support/use.js';

const takesGuests = (tenant: Tenant): Tenant => ({
  ...tenant,
  portal: {
    ...tenant.portal,
    capabilities: [...tenant.portal.capabilities, 'guest-payment'],
    guestPayment: {
      fields: [
        { name: 'accountNumber', kind: 'account-number' },
        { name: 'customerNumber', kind: 'customer-number' },
      ],
    },
  },
});

describe('switching the language (ACC-50)', () => {
  it('keeps what is typed, the errors and the focus, when the tag of the widget changes', async () => {
    const used = await use(html`<utility-login></utility-login>`, { signedInAs: null });
    await fill(used.place, '* User name', 'flowerpower');
    await activate(used.place, 'button', 'Sign in');
    await focusIs('group', 'There is a problem');
    const field = await findField(used.place, '* User name');
    used.widget.lang = 'es';
    await focusIs('group', 'Hay un problema');
    expect(match('link', null, used.place).map((link) => link.textContent.trim())).to.deep.equal([
      'Escriba su contraseña',
    ]);
    expect(await findField(used.place, '* Nombre de usuario')).to.equal(field);
    expect(field.value).to.equal('flowerpower');
    expect(field.closest('[lang]')).to.have.property('lang', 'es');
    const password = await findField(used.place, '* Contraseña');
    expect(password.getAttribute('aria-invalid')).to.equal('true');
    await find(used.place, 'button', 'Iniciar sesión');
    used.widget.lang = '';
    await focusIs('group', 'There is a problem');
    expect(field.value).to.equal('flowerpower');
  });

  it('keeps the place of somebody who types, when the tag of the page changes', async () => {
    const used = await use(html`<utility-login></utility-login>`, { signedInAs: null });
    await fill(used.place, '* Password', 'water-li');
    dressPage({ lang: 'es' });
    await focusIs('textbox', '* Contraseña');
    await press('x');
    expect((await findField(used.place, '* Contraseña')).value).to.equal('water-lix');
    expect(used.said).to.deep.equal([]);
  });

  it('says in the new language why a sign-in failed', async () => {
    const used = await use(html`<utility-login></utility-login>`, { signedInAs: null });
    await fill(used.place, '* User name', 'flowerpower');
    await fill(used.place, '* Password', 'water-rose');
    await press('Enter');
    await reads(used.place, 'did not match');
    await speak(used.place, 'es');
    await reads(used.place, 'Los datos no coinciden');
    expect((await findField(used.place, '* Nombre de usuario')).value).to.equal('flowerpower');
  });

  it('keeps what a guest has typed, with the errors, when the provider’s locale changes', async () => {
    const used = await use(html`<utility-pay-now></utility-pay-now>`, {
      signedInAs: null,
      tenant: takesGuests,
      adapt: (usual) => ({ ...usual, guest: { findBills: () => new Promise(() => undefined) } }),
    });
    await fill(used.place, '* Account number', '286');
    await fill(used.place, '* Customer ID', '405583');
    await activate(used.place, 'button', 'Find my bill');
    await focusIs('group', 'There is a problem');
    used.place.querySelector('utility-provider')!.locale = 'es';
    await focusIs('group', 'Hay un problema');
    await find(used.place, 'link', 'Faltan dígitos: Número de cuenta. En su factura tiene 5 dígitos.');
    expect((await findField(used.place, '* Número de cuenta')).value).to.equal('286');
    expect((await findField(used.place, '* Número de cliente')).value).to.equal('405583');
    await find(used.place, 'heading', 'Pague sin iniciar sesión');
  });

  it('keeps the bills that are chosen, and the card form, in a list and a form', async () => {
    const used = await use(html`<utility-bill-list></utility-bill-list><utility-pay-now></utility-pay-now>`, {
      card: '4242424242424242',
    });
    await activate(used.place, 'checkbox', 'Choose bill 98820, $134.46');
    await reads(used.place, /Total\s+\$127\.11/);
    await waitUntil(
      () => match('img', 'The payment form is loading', used.place).length === 0,
      'the card form',
    );
    const frame = await find(used.place, 'iframe');
    await speak(used.place, 'es');
    const late = await find(used.place, 'checkbox', 'Elegir la factura 98820, $134.46');
    expect((late as HTMLInputElement).checked).to.equal(false);
    await focusIs('checkbox', 'Elegir la factura 98820, $134.46');
    expect(((await find(used.place, 'checkbox', /98465, \$127\.11/)) as HTMLInputElement).checked).to.equal(
      true,
    );
    expect(
      await find(used.place, 'iframe', 'Datos de la tarjeta para su pago a Ciudad de Pleasanton'),
    ).to.equal(frame);
    await reads(used.place, /Total\s+\$127\.11/);
    await reads(used.place, 'Vence el 23 ene');
    await activate(used.place, 'button', 'Continuar');
    await focusIs('heading', 'Revise y pague');
    await speak(used.place, 'en');
    await focusIs('heading', 'Check and pay');
    await speak(used.place, 'es');
    await activate(used.place, 'button', 'Pagar $127.11');
    await reads(used.place, 'Pagado. Gracias.');
    expect(text(used.place)).to.contain('Visa que termina en 4242');
  });

  it('asks anew for what was agreed to in other words, and sends the words that are read (PAY-26)', async () => {
    const sent: PaymentRequest[] = [];
    const used = await use(html`<utility-pay-now></utility-pay-now>`, {
      card: accounts.posts,
      adapt: ({ payments, ...usual }) => ({
        ...usual,
        payments: {
          ...payments!,
          pay: (request, ...others) => {
            sent.push(request);
            return payments!.pay(request, ...others);
          },
        },
      }),
    });
    (await find(used.place, 'radio', /^Bank account/)).click();
    await find(used.place, 'iframe', /^Bank account details/);
    await reads(used.place, 'Fee');
    await waitUntil(() => match('img', null, used.place).length === 0, 'the form of the account');
    await activate(used.place, 'button', 'Continue');
    await activate(used.place, 'checkbox', 'I agree');
    await speak(used.place, 'es');
    const box = (await find(used.place, 'checkbox', 'Acepto')) as HTMLInputElement;
    expect(box.checked).to.equal(false);
    await activate(used.place, 'button', /^Pagar/);
    await reads(used.place, 'Marque la casilla si acepta');
    expect(box.checked).to.equal(false);
    expect(sent).to.deep.equal([]);
    const words = used.place.querySelector('utility-pay-now')!.shadowRoot!.querySelector('#agreement')!;
    const read = words.textContent;
    await activate(used.place, 'checkbox', 'Acepto');
    await activate(used.place, 'button', /^Pagar/);
    await waitUntil(() => sent.length > 0, 'it is sent');
    expect(sent[0]!.authorization).to.include({ locale: 'es', hash: await sha256(read) });
    await waitUntil(() => match('button', /^Pagar/, used.place).length === 0, 'it has been taken');
  });

  it('shows the old language in full until the new one is there, where words come later', async () => {
    const used = await use(html`<utility-pay-now></utility-pay-now>`, { card: '4242424242424242' });
    await waitUntil(() => match('img', null, used.place).length === 0, 'the card form');
    await find(used.place, 'button', 'Continue');
    const pressed = activate(used.place, 'button', 'Continue');
    used.place.lang = 'es';
    await pressed;
    await focusIs('heading', 'Revise y pague');
    await speak(used.place, 'es');
  });
});
