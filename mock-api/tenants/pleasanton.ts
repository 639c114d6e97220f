import type { MeterRead, PortalConfig } from '../../src/contract/index.js';
import type { RateTable } from '../domain/rates.js';
import type { Period, Tenant } from '../domain/tenant.js';
import { irrigationBefore } from './pleasanton-use.js';

export interface TenantOptions {
  /** Address of the payment processor's server, for example `http://localhost:4011`. */
  readonly processorBase: string;
}

const portal = (processorBase: string): PortalConfig => ({
  contract: 1,
  id: 'pleasanton',
  name: { en: 'City of Pleasanton', es: 'Ciudad de Pleasanton' },
  product: { en: 'Citizen Self Service', es: 'Autoservicio ciudadano' },
  contact: {
    phone: '925-555-0142',
    hours: {
      en: 'Monday to Friday, 8 am to 4:30 pm',
      es: 'De lunes a viernes, de 8\u00a0a.m. a 4:30\u00a0p.m.',
    },
    email: 'waterbilling@pleasanton.example',
    address: ['Customer Service Center', '100 Millpond Road', 'Pleasanton, CA 94566'],
  },
  locales: ['en', 'es'],
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  capabilities: [
    'sign-in',
    'registration',
    'accounts',
    'linking',
    'bills',
    'payments',
    'guest-payment',
    'usage',
  ],
  requiredMark: 'asterisk',
  errorStyle: 'above',
  numbers: {
    // The bill prints them as a pair: account - customer number.
    account: {
      label: { en: 'Account number', es: 'Número de cuenta' },
      ...{ minDigits: 5, maxDigits: 5, beside: { digits: 6, stands: 'after' } },
    },
    customer: {
      label: { en: 'Customer ID', es: 'Número de cliente' },
      ...{ minDigits: 6, maxDigits: 6, beside: { digits: 5, stands: 'before' } },
    },
  },
  units: [
    { unit: 'CCF', name: { en: 'CCF', es: 'CCF' }, equals: { quantity: 748, unit: 'gal' } },
    { unit: 'gal', name: { en: 'gallons', es: 'galones' } },
  ],
  signIn: {
    identifier: { kind: 'user-name', label: { en: 'User name', es: 'Nombre de usuario' }, maxLength: 20 },
    rememberMe: false,
  },
  registration: {
    steps: [
      {
        fields: [
          {
            ...{ name: 'userId', kind: 'user-name', required: true, retype: true },
            ...{ minLength: 1, maxLength: 20, characters: { letters: 'any', digits: true, extras: '._-' } },
            label: { en: 'User ID', es: 'Nombre de usuario' },
            hint: {
              en: '1 to 20 characters. You will sign in with it.',
              es: 'De 1 a 20 letras, números o signos. Con él iniciará sesión.',
            },
          },
          { name: 'password', kind: 'password', required: true, retype: true },
          {
            ...{ name: 'passwordHint', kind: 'password-hint', required: true, maxLength: 60 },
            hint: {
              en: 'Words that help you remember your password. Do not write the password itself.',
              es: 'Palabras que le ayuden a recordar su contraseña. No escriba la contraseña misma.',
            },
          },
          { name: 'email', kind: 'email', required: true },
        ],
        send: false,
      },
    ],
    password: { minLength: 8, maxLength: 15, lowerCase: false, upperCase: false, digit: false },
    challenge: true,
  },
  verification: { codeLength: 6, resendAfterSeconds: 30 },
  linking: {
    fields: [
      { name: 'accountNumber', kind: 'account-number' },
      { name: 'customerNumber', kind: 'customer-number' },
    ],
    remember: true,
  },
  guestPayment: {
    fields: [
      { name: 'accountNumber', kind: 'account-number' },
      { name: 'customerNumber', kind: 'customer-number' },
    ],
  },
  payments: {
    capture: { mode: 'hosted-fields', src: `${processorBase}/pleasanton/card` },
    methods: [
      { kind: 'card', brands: ['visa', 'mastercard'], hasFee: false },
      { kind: 'bank-account', hasFee: false },
    ],
    partial: false,
  },
  cart: true,
  autopay: { maximum: false },
  usage: { granularities: ['billed'], alerts: false },
});

/** Irrigation service: a fixed charge, a price a unit, and what the wholesaler takes a unit. */
export const irrigationRates: readonly RateTable[] = [
  {
    from: '2015-01-01',
    unit: 'CCF',
    lines: [
      { kind: 'fixed', label: { en: 'WATER FIXED CHARGE', es: 'CARGO FIJO DE AGUA' }, amount: '53.61' },
      {
        kind: 'usage',
        label: { en: 'WATER VAR CHARGE IRRIGATION', es: 'CARGO VARIABLE DE AGUA PARA RIEGO' },
        tiers: [{ from: 0, price: '4.05' }],
      },
      {
        kind: 'usage',
        label: { en: 'ZONE 7 COST', es: 'COSTO DE LA ZONA 7' },
        tiers: [{ from: 0, price: '3.30' }],
      },
    ],
  },
];

const oldMeter = '1470066';
const read = (meter: string, from: string, to: string, previous: number, current: number): MeterRead => ({
  ...{ meter, from, to, previous, current },
  kind: 'actual',
});

/** Bills go out every second month; the billing year begins in July. Oldest first. */
const periods: readonly Period[] = [
  {
    ...{ bill: '33107', year: 2016, issued: '2016-01-28', due: '2016-03-21', usage: 4, paidOn: '2016-02-25' },
    reads: [read(oldMeter, '2015-11-18', '2016-01-20', 1412, 1416)],
  },
  {
    ...{ bill: '34076', year: 2016, issued: '2016-03-29', due: '2016-05-21', usage: 6, paidOn: '2016-04-27' },
    reads: [read(oldMeter, '2016-01-20', '2016-03-21', 1416, 1422)],
  },
  {
    ...{ bill: '34981', year: 2016, issued: '2016-05-26', due: '2016-07-20', usage: 9, paidOn: '2016-06-24' },
    reads: [read(oldMeter, '2016-03-21', '2016-05-18', 1422, 1431)],
  },
  {
    ...{
      bill: '35932',
      year: 2017,
      issued: '2016-07-27',
      due: '2016-09-20',
      usage: 11,
      paidOn: '2016-08-26',
    },
    reads: [read(oldMeter, '2016-05-18', '2016-07-19', 1431, 1442)],
  },
  {
    ...{ bill: '98820', year: 2017, issued: '2016-09-26', due: '2016-12-10', usage: 11 },
    reads: [read(oldMeter, '2016-07-19', '2016-09-19', 1442, 1453)],
  },
  {
    ...{ bill: '98465', year: 2017, issued: '2016-11-30', due: '2017-01-23', usage: 10 },
    reads: [{ ...read('68596455', '2016-09-19', '2016-11-18', 0, 8), kind: 'replaced' }],
    notes: [{ at: 2, label: { en: `REPLACED METER #${oldMeter}`, es: `MEDIDOR CAMBIADO #${oldMeter}` } }],
  },
];

const clubhouseMeter = '70213384';

/** The same customer's second account, which nobody has linked at the start. */
const clubhousePeriods: readonly Period[] = [
  {
    ...{ bill: '97112', year: 2017, issued: '2016-09-26', due: '2016-12-10', usage: 5, paidOn: '2016-10-24' },
    reads: [read(clubhouseMeter, '2016-07-19', '2016-09-19', 311, 316)],
  },
  {
    ...{ bill: '98466', year: 2017, issued: '2016-11-30', due: '2017-01-23', usage: 3 },
    reads: [read(clubhouseMeter, '2016-09-19', '2016-11-18', 316, 319)],
  },
];

/** Pleasanton as its instructions to residents show it. Names, phones and addresses of people are invented. */
export const pleasanton = ({ processorBase }: TenantOptions): Tenant => ({
  portal: portal(processorBase),
  rules: {
    startsAt: '2016-12-12T16:12',
    idleSeconds: 900,
    rememberSeconds: 30 * 86_400,
    quoteSeconds: 600,
    fees: {},
    cutOff: '17:00',
    confirmation: { prefix: 'PL', first: 204_518 },
    attempts: { limit: 5, windowSeconds: 300 },
  },
  pages: {
    verify: { en: '/pleasanton/verify.html', es: '/pleasanton/es/confirme-su-correo.html' },
    signIn: {
      en: '/pleasanton/pay-your-utility-bill.html',
      es: '/pleasanton/es/pague-su-recibo.html',
    },
  },
  accounts: [
    {
      id: 'account-irrigation',
      number: '28624',
      customerNumber: '405583',
      customerName: 'Alameda Gardens Association',
      serviceAddress: '0 ALAMEDA DR - IRR',
      service: { en: 'Irrigation water', es: 'Agua de riego' },
      rates: irrigationRates,
      earlierUse: irrigationBefore,
      periods,
    },
    {
      id: 'account-clubhouse',
      number: '30215',
      customerNumber: '405583',
      customerName: 'Alameda Gardens Association',
      serviceAddress: '12 ALAMEDA DR',
      rates: irrigationRates,
      periods: clubhousePeriods,
    },
  ],
  users: [
    {
      identifier: 'flowerpower',
      password: 'water-lily-2016',
      email: 'flora@gardeners.example',
      verified: true,
      accounts: ['account-irrigation'],
    },
    {
      identifier: 'newleaf',
      password: 'water-lily-2016',
      email: 'leif@gardeners.example',
      verified: false,
      accounts: [],
    },
  ],
});
