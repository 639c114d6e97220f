import type { PortalConfig, Registration } from '../../src/contract/index.js';
import type { RateTable } from '../domain/rates.js';
import type { Period, Tenant } from '../domain/tenant.js';
import { monthlyUse } from './series.js';

const registration: Registration = {
  steps: [
    {
      title: { en: 'Set up your account', es: 'Cree su cuenta' },
      fields: [
        {
          ...{ name: 'email', kind: 'email', required: true },
          label: { en: 'Email Address', es: 'Correo electrónico' },
        },
      ],
      send: true,
    },
    {
      title: { en: 'Your water account', es: 'Su cuenta de agua' },
      fields: [
        {
          ...{ name: 'accountNumber', kind: 'account-number', required: true },
          label: { en: 'Customer account number', es: 'Número de cuenta del cliente' },
          hint: {
            en: 'On your water bill, such as 00000000-00. You may leave out the dash.',
            es: 'En su factura de agua, como 00000000-00. Puede dejar fuera el guion.',
          },
        },
        {
          ...{ name: 'name', kind: 'name', required: true, maxLength: 80 },
          label: { en: 'Your name', es: 'Su nombre' },
        },
        {
          ...{ name: 'password', kind: 'password', required: true },
          label: { en: 'Password', es: 'Contraseña' },
        },
        {
          ...{ name: 'mobile', kind: 'mobile', required: false },
          label: { en: 'Cell phone number', es: 'Número de teléfono móvil' },
          hint: {
            en: 'If you give one, we send a text message with an activation code.',
            es: 'Si lo escribe, le enviamos un mensaje de texto con un código.',
          },
        },
      ],
      send: false,
    },
  ],
  terms: {
    version: '2021-08',
    title: { en: 'Terms and conditions', es: 'Términos y condiciones' },
    paragraphs: [
      {
        en: 'This portal shows the water use of the accounts that you add to it. It is there for your information.',
        es: 'Este portal muestra el consumo de agua de las cuentas que usted agrega. Sirve para informarle.',
      },
      {
        en: 'Your water bill is what counts. Figures of the last days may still change.',
        es: 'Lo que cuenta es su factura de agua. Las cifras de los últimos días pueden cambiar.',
      },
      {
        en: 'Keep your password to yourself. Tell us when you think that somebody else knows it.',
        es: 'No comparta su contraseña. Avísenos si cree que otra persona la conoce.',
      },
      {
        en: 'You may close your account here at any time. Your water service goes on as before.',
        es: 'Puede cerrar su cuenta aquí cuando quiera. Su servicio de agua sigue igual.',
      },
    ],
  },
  password: { minLength: 8, maxLength: 64, lowerCase: true, upperCase: true, digit: true },
  challenge: false,
};

const portal: PortalConfig = {
  contract: 1,
  id: 'glendora',
  name: { en: 'City of Glendora', es: 'Ciudad de Glendora' },
  product: { en: 'FlexNet Customer Connect', es: 'FlexNet Customer Connect' },
  contact: {
    phone: '626-555-0139',
    hours: {
      en: 'Monday to Thursday, 7 am to 5:30 pm',
      es: 'De lunes a jueves, de 7\u00a0a.m. a 5:30\u00a0p.m.',
    },
    email: 'waterbilling@glendora.example',
    address: ['City of Glendora', '110 Foothill Terrace', 'Glendora, CA 91741'],
  },
  locales: ['en', 'es'],
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  capabilities: ['sign-in', 'registration', 'accounts', 'usage'],
  requiredMark: 'none',
  usage: { granularities: ['daily', 'billed'], alerts: true },
  messages: {
    en: { 'signIn.title': 'Customer Portal', 'signIn.sub': 'Please sign in to see your water use' },
    es: { 'signIn.title': 'Portal del cliente', 'signIn.sub': 'Inicie sesión para ver su consumo de agua' },
  },
  numbers: {
    account: {
      label: { en: 'Customer account number', es: 'Número de cuenta del cliente' },
      hint: {
        en: '11 digits on your water bill, or 10 on older ones. You may leave out the dash.',
        es: '11 dígitos en su factura de agua, o 10 en las más antiguas. Puede dejar fuera el guion.',
      },
      // The instructions say 11, the bill prints eight, a dash and two.
      ...{ minDigits: 10, maxDigits: 11 },
    },
  },
  units: [
    { unit: 'CCF', name: { en: 'CCF', es: 'CCF' }, equals: { quantity: 748, unit: 'gal' } },
    { unit: 'gal', name: { en: 'gallons', es: 'galones' } },
  ],
  signIn: {
    identifier: {
      ...{ kind: 'email', label: { en: 'Email Address', es: 'Correo electrónico' }, maxLength: 254 },
    },
    rememberMe: false,
  },
  registration,
  verification: { codeLength: 6, resendAfterSeconds: 30 },
};

/** A meter of 5/8 inch in zone 1; the first 37 units cost less. */
export const glendoraRates: readonly RateTable[] = [
  {
    from: '2018-01-01',
    unit: 'CCF',
    lines: [
      { kind: 'fixed', label: { en: 'SERVICE CHARGE', es: 'CARGO POR SERVICIO' }, amount: '81.75' },
      {
        ...{ kind: 'usage', label: { en: 'WATER USE', es: 'CONSUMO DE AGUA' } },
        tiers: [
          { from: 0, price: '2.36' },
          { from: 38, price: '4.07' },
        ],
      },
    ],
  },
];

const meter = '66021745';

/** The bill that the instructions print, and the one before it. */
const periods: readonly Period[] = [
  {
    ...{
      bill: '551402',
      year: 2021,
      issued: '2021-08-30',
      due: '2021-10-11',
      usage: 41,
      paidOn: '2021-09-20',
    },
    reads: [
      {
        ...{ meter, from: '2021-07-06', to: '2021-08-20', previous: 1608, current: 1649 },
        kind: 'actual',
      },
    ],
  },
  {
    ...{ bill: '556190', year: 2021, issued: '2021-10-14', due: '2021-11-25', usage: 37 },
    reads: [
      {
        ...{ meter, from: '2021-08-20', to: '2021-10-04', previous: 1649, current: 1686 },
        kind: 'actual',
      },
    ],
  },
];

/** Glendora as its instructions to residents show it: use alone, nothing is paid here. People and numbers are invented. */
export const glendora = (): Tenant => ({
  portal,
  rules: {
    startsAt: '2021-10-20T11:30',
    idleSeconds: 1200,
    rememberSeconds: 30 * 86_400,
    quoteSeconds: 600,
    fees: {},
    cutOff: '17:00',
    confirmation: { prefix: 'GL', first: 300_411 },
    attempts: { limit: 5, windowSeconds: 300 },
    verifyMobile: true,
  },
  pages: {
    verify: { en: '/glendora/', es: '/glendora/es/' },
    signIn: { en: '/glendora/', es: '/glendora/es/' },
  },
  accounts: [
    {
      id: 'account-bougainvillea',
      number: '40017326-01',
      customerNumber: '40017326-01',
      customerName: 'Samuel Okafor',
      serviceAddress: '936 BOUGAINVILLEA LN',
      rates: glendoraRates,
      earlierUse: monthlyUse('2019-07-06', [
        ...[31, 33, 30, 24, 19, 14, 12, 13, 15, 20, 25, 30],
        ...[34, 36, 32, 26, 20, 0, 13, null, 16, 21, 26, 31],
      ]),
      periods,
    },
  ],
  users: [
    {
      identifier: 'samuel@bougainvillea.example',
      password: 'Pergola1921',
      email: 'samuel@bougainvillea.example',
      verified: true,
      accounts: ['account-bougainvillea'],
    },
  ],
});
