import type { BankField, CardField } from '../../../src/contract/frame.js';
import type { accountTypes } from '../bank-account.js';
import type { CardError } from '../card.js';

/** A code without words of its own for a field reads as `invalid`. */
export type FieldErrors = Readonly<Partial<Record<CardError['code'], string>> & { invalid: string }>;

export interface BankText {
  readonly title: string;
  readonly labels: Readonly<Record<BankField, string>>;
  readonly hints: Readonly<Record<BankField, string>>;
  readonly types: Readonly<Record<(typeof accountTypes)[number], string>>;
  readonly errors: Readonly<Record<BankField, FieldErrors>>;
}

export interface FrameText {
  readonly lang: string;
  readonly title: string;
  readonly requiredWord: string;
  readonly requiredNote: string;
  readonly labels: Readonly<Record<CardField, string>>;
  /** `brands` is a list in words: `Visa or Mastercard`. */
  readonly hints: Readonly<Record<CardField, (brands: string, amex: boolean) => string>>;
  readonly errors: (brands: string, amex: boolean) => Readonly<Record<CardField, FieldErrors>>;
  readonly bank: BankText;
  readonly challenge: {
    readonly heading: string;
    readonly simulation: string;
    readonly approve: string;
    readonly refuse: string;
    readonly close: string;
    readonly sending: string;
    readonly unreachable: string;
    readonly answered: string;
  };
}

const english: FrameText = {
  lang: 'en',
  title: 'Card details',
  requiredWord: '(required)',
  requiredNote: '* means required',
  labels: {
    number: 'Card number',
    expiry: 'Expiration date',
    code: 'Security code',
    postal: 'Billing ZIP code',
  },
  hints: {
    number: (brands) => brands,
    expiry: () => 'Month and year, such as 04 / 28',
    code: (_brands, amex) => (amex ? '3 digits on the back, or 4 on the front' : '3 digits on the back'),
    postal: () => 'Of the address on your card statement',
  },
  errors: (brands, amex) => ({
    number: {
      empty: 'Enter your card number',
      incomplete: 'Enter all the digits of your card number',
      invalid: 'Check your card number: a digit is wrong',
      'brand-not-accepted': `We do not take this kind of card. Use ${brands}`,
    },
    expiry: {
      empty: 'Enter the expiration date',
      incomplete: 'Enter the month and the year, such as 04 / 28',
      invalid: 'Enter a month from 01 to 12 and a year, such as 04 / 28',
      expired: 'This card has expired. Check the date or use another card',
    },
    code: {
      empty: 'Enter the security code',
      incomplete: amex
        ? 'Enter all 3 or 4 digits of the security code'
        : 'Enter all 3 digits of the security code',
      invalid: amex ? 'Enter the security code as 3 or 4 digits' : 'Enter the security code as 3 digits',
    },
    postal: {
      empty: 'Enter the ZIP code of your billing address',
      incomplete: 'Enter all 5 digits of the ZIP code',
      invalid: 'Enter the ZIP code as 5 digits',
    },
  }),
  bank: {
    title: 'Bank account details',
    labels: {
      holder: 'Name on the account',
      type: 'Type of account',
      routing: 'Routing number',
      account: 'Account number',
    },
    hints: {
      holder: 'As your bank writes it',
      type: 'Your bank statement says which it is',
      routing: '9 digits, at the bottom left of a check',
      account: 'After the routing number on a check',
    },
    types: { checking: 'Checking', savings: 'Savings' },
    errors: {
      holder: {
        empty: 'Enter the name on the account',
        invalid: 'Enter the name on the account as your bank writes it',
      },
      type: {
        empty: 'Choose checking or savings',
        invalid: 'Choose checking or savings',
      },
      routing: {
        empty: 'Enter the routing number of your bank',
        'not-digits': 'Enter the routing number in digits, without letters',
        incomplete: 'Enter all 9 digits of the routing number',
        'too-long': 'A routing number has 9 digits, and this has more',
        'prefix-unknown': 'No bank’s routing number starts like this. Check the first two digits',
        invalid: 'Check the routing number: a digit is wrong',
      },
      account: {
        empty: 'Enter your account number',
        'not-digits': 'Enter the account number in digits, without letters',
        incomplete: 'Enter your whole account number: it has 4 digits or more',
        'too-long': 'An account number has 17 digits at most, and this has more',
        invalid: 'Check your account number',
      },
    },
  },
  challenge: {
    heading: 'Your bank asks: approve this payment?',
    simulation: 'This is a simulation. No bank is asked and no money moves.',
    approve: 'Approve',
    refuse: 'Refuse',
    close: 'Close without an answer',
    sending: 'Sending your answer',
    unreachable: 'Your answer did not get through. Please try again.',
    answered: 'Your answer was sent.',
  },
};

const spanish: FrameText = {
  lang: 'es',
  title: 'Datos de la tarjeta',
  requiredWord: '(obligatorio)',
  requiredNote: '* significa obligatorio',
  labels: {
    number: 'Número de tarjeta',
    expiry: 'Fecha de vencimiento',
    code: 'Código de seguridad',
    postal: 'Código postal de facturación',
  },
  hints: {
    number: (brands) => brands,
    expiry: () => 'Mes y año, como 04 / 28',
    code: (_brands, amex) => (amex ? '3 dígitos al dorso o 4 al frente' : '3 dígitos al dorso'),
    postal: () => 'El de la dirección de su tarjeta',
  },
  errors: (brands, amex) => ({
    number: {
      empty: 'Escriba el número de su tarjeta',
      incomplete: 'Escriba todos los dígitos de su tarjeta',
      invalid: 'Revise el número de su tarjeta: hay un dígito mal',
      'brand-not-accepted': `No aceptamos este tipo de tarjeta. Use ${brands}`,
    },
    expiry: {
      empty: 'Escriba la fecha de vencimiento',
      incomplete: 'Escriba el mes y el año, como 04 / 28',
      invalid: 'Escriba un mes del 01 al 12 y un año, como 04 / 28',
      expired: 'Esta tarjeta venció. Revise la fecha o use otra tarjeta',
    },
    code: {
      empty: 'Escriba el código de seguridad',
      incomplete: amex ? 'Escriba los 3 o 4 dígitos del código' : 'Escriba los 3 dígitos del código',
      invalid: amex ? 'El código tiene 3 o 4 dígitos' : 'El código tiene 3 dígitos',
    },
    postal: {
      empty: 'Escriba el código postal de su tarjeta',
      incomplete: 'Escriba los 5 dígitos del código postal',
      invalid: 'El código postal tiene 5 dígitos',
    },
  }),
  bank: {
    title: 'Datos de la cuenta bancaria',
    labels: {
      holder: 'Nombre del titular',
      type: 'Tipo de cuenta',
      routing: 'Número de ruta',
      account: 'Número de cuenta bancaria',
    },
    hints: {
      holder: 'Como lo escribe su banco',
      type: 'Lo dice su estado de cuenta',
      routing: '9 dígitos, abajo a la izquierda en un cheque',
      account: 'Después del número de ruta en un cheque',
    },
    types: { checking: 'Corriente', savings: 'Ahorros' },
    errors: {
      holder: {
        empty: 'Escriba el nombre del titular',
        invalid: 'Escriba el nombre del titular como lo escribe su banco',
      },
      type: {
        empty: 'Elija cuenta corriente o de ahorros',
        invalid: 'Elija cuenta corriente o de ahorros',
      },
      routing: {
        empty: 'Escriba el número de ruta de su banco',
        'not-digits': 'Escriba el número de ruta con dígitos, sin letras',
        incomplete: 'Escriba los 9 dígitos del número de ruta',
        'too-long': 'El número de ruta tiene 9 dígitos y este tiene más',
        'prefix-unknown': 'Ningún número de ruta empieza así. Revise los dos primeros dígitos',
        invalid: 'Revise el número de ruta: hay un dígito mal',
      },
      account: {
        empty: 'Escriba su número de cuenta bancaria',
        'not-digits': 'Escriba el número de cuenta con dígitos, sin letras',
        incomplete: 'Escriba todo el número de cuenta: tiene 4 dígitos o más',
        'too-long': 'El número de cuenta tiene 17 dígitos como máximo y este tiene más',
        invalid: 'Revise su número de cuenta',
      },
    },
  },
  challenge: {
    heading: 'Su banco pregunta: ¿aprueba este pago?',
    simulation: 'Esto es una simulación. No se consulta a ningún banco y no se mueve dinero.',
    approve: 'Aprobar',
    refuse: 'Rechazar',
    close: 'Cerrar sin responder',
    sending: 'Enviando su respuesta',
    unreachable: 'Su respuesta no llegó. Inténtelo de nuevo.',
    answered: 'Su respuesta fue enviada.',
  },
};

/** The words of a language; English for one that the frame does not speak. */
export function textFor(locale: string): FrameText {
  return /^es\b/i.test(locale) ? spanish : english;
}

const brandNames: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
};

/** Brands in words, in the utility's order: `Visa or Mastercard`. Codes that the frame does not know are left out. */
export function brandList(text: FrameText, brands: readonly string[]): string {
  const names = brands.flatMap((brand) => brandNames[brand] ?? []);
  return new Intl.ListFormat(text.lang, { type: 'disjunction' }).format(names);
}
