import type { PortalConfig, Registration } from '../../src/contract/index.js';
import type { RateTable } from '../domain/rates.js';
import type { Tenant } from '../domain/tenant.js';
import type { TenantOptions } from './pleasanton.js';
import { monthlyPeriods, monthlyUse } from './series.js';

const passwordHint = {
  en: 'Passwords can include a combination of letters, numbers and special characters.',
  es: 'La contraseña puede combinar letras, números y signos.',
};

const registration: Registration = {
  steps: [
    {
      title: { en: 'New User Registration', es: 'Registro de nuevo usuario' },
      fields: [
        {
          ...{ name: 'username', kind: 'user-name', required: true, maxLength: 30 },
          label: { en: 'Username', es: 'Nombre de usuario' },
          characters: { letters: 'any', digits: true },
        },
        {
          ...{ name: 'password', kind: 'password', required: true, retype: true },
          label: { en: 'Password', es: 'Contraseña' },
          hint: passwordHint,
        },
        {
          ...{ name: 'customerNumber', kind: 'customer-number', required: true },
          label: { en: 'Customer Number', es: 'Número de cliente' },
          hint: { en: 'On your utility bill', es: 'En su factura' },
        },
        {
          ...{ name: 'accountNumber', kind: 'account-number', required: true },
          label: { en: 'Account Number', es: 'Número de cuenta' },
          hint: {
            en: 'On your bill right after your customer number',
            es: 'En su factura, justo después del número de cliente',
          },
        },
        {
          ...{ name: 'paperless', kind: 'choice', required: false },
          label: { en: 'Receive Paperless Bills', es: 'Recibir facturas electrónicas' },
          hint: {
            en: 'Receive email notices alerting you of changes to your account.',
            es: 'Le avisamos por correo electrónico de los cambios en su cuenta.',
          },
        },
        {
          ...{ name: 'printed', kind: 'choice', required: false },
          label: { en: 'Receive Printed Bills', es: 'Recibir facturas impresas' },
          hint: {
            en: 'Receive regular printed bills and notices alerting you of changes to your account.',
            es: 'Le enviamos por correo postal sus facturas y los avisos de cambios en su cuenta.',
          },
        },
        {
          ...{ name: 'email', kind: 'email', required: true, retype: true },
          label: { en: 'Email Address', es: 'Correo electrónico' },
          hint: {
            en: 'We send the message that confirms your registration here.',
            es: 'Aquí le enviamos el mensaje que confirma su registro.',
          },
        },
      ],
      send: false,
    },
  ],
  password: { minLength: 15, maxLength: 64, lowerCase: false, upperCase: false, digit: false },
  challenge: false,
};

const portal = (processorBase: string): PortalConfig => ({
  contract: 1,
  id: 'ontario',
  name: { en: 'Ontario Municipal Utilities', es: 'Servicios Municipales de Ontario' },
  product: { en: 'Infinity.Link', es: 'Infinity.Link' },
  contact: {
    phone: '909-555-0150',
    hours: { en: 'Monday to Friday, 8 am to 5 pm', es: 'De lunes a viernes, de 8\u00a0a.m. a 5\u00a0p.m.' },
    email: 'utilities@ontario.example',
    address: ['Utilities Customer Services Center', '300 Orange Blossom Street', 'Ontario, CA 91764'],
  },
  locales: ['en', 'es'],
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  capabilities: ['sign-in', 'registration', 'accounts', 'bills', 'payments', 'guest-payment', 'usage'],
  requiredMark: 'word',
  errorStyle: 'above',
  messages: {
    en: { 'signIn.title': 'Login to My Account', 'signIn.remember': 'Remember me' },
    es: { 'signIn.title': 'Entrar en mi cuenta', 'signIn.remember': 'Recordarme' },
  },
  numbers: {
    customer: {
      label: { en: 'Customer number', es: 'Número de cliente' },
      hint: { en: '7 digits, on your utility bill', es: '7 dígitos, en su factura' },
      ...{ minDigits: 7, maxDigits: 7, beside: { digits: 7, stands: 'after' } },
    },
    account: {
      label: { en: 'Account number', es: 'Número de cuenta' },
      hint: {
        en: '7 digits, on your bill right after your customer number',
        es: '7 dígitos, en su factura, justo después del número de cliente',
      },
      ...{ minDigits: 7, maxDigits: 7, beside: { digits: 7, stands: 'before' } },
    },
  },
  units: [
    { unit: 'CCF', name: { en: 'CCF', es: 'CCF' }, equals: { quantity: 748, unit: 'gal' } },
    { unit: 'gal', name: { en: 'gallons', es: 'galones' } },
  ],
  signIn: {
    identifier: { kind: 'user-name', label: { en: 'Username', es: 'Nombre de usuario' }, maxLength: 30 },
    rememberMe: true,
  },
  registration,
  verification: { codeLength: 6, resendAfterSeconds: 30 },
  guestPayment: {
    fields: [
      { name: 'customerNumber', kind: 'customer-number' },
      { name: 'accountNumber', kind: 'account-number' },
    ],
  },
  payments: {
    capture: { mode: 'hosted-fields', src: `${processorBase}/ontario/card` },
    methods: [{ kind: 'card', brands: ['visa', 'mastercard', 'discover'], hasFee: true }],
    partial: true,
  },
  cart: false,
  usage: { granularities: ['billed'], alerts: false },
});

const capacity = { en: 'CAPACITY CHARGE', es: 'CARGO POR CAPACIDAD' };
const water = { en: 'WATER USE', es: 'CONSUMO DE AGUA' };

/** A meter of 5/8 inch; the first 14 units cost less. */
export const ontarioRates: readonly RateTable[] = [
  {
    from: '2017-09-01',
    unit: 'CCF',
    lines: [
      { kind: 'fixed', label: capacity, amount: '23.85' },
      {
        ...{ kind: 'usage', label: water },
        tiers: [
          { from: 0, price: '2.44' },
          { from: 15, price: '2.84' },
        ],
      },
    ],
  },
];

/** Ontario as its instructions to residents show it. People, numbers and addresses are invented. */
export const ontario = ({ processorBase }: TenantOptions): Tenant => ({
  portal: portal(processorBase),
  rules: {
    startsAt: '2018-03-14T10:20',
    idleSeconds: 1200,
    rememberSeconds: 30 * 86_400,
    quoteSeconds: 900,
    fees: { card: { basisPoints: 245 } },
    cutOff: '17:00',
    confirmation: { prefix: 'OMU', first: 880_121 },
    attempts: { limit: 5, windowSeconds: 300 },
  },
  pages: {
    verify: { en: '/ontario/', es: '/ontario/es/' },
    signIn: { en: '/ontario/', es: '/ontario/es/' },
  },
  accounts: [
    {
      id: 'account-citrus',
      number: '5530261',
      customerNumber: '2041877',
      customerName: 'Amalia Fuentes',
      serviceAddress: '418 CITRUS GROVE AVE',
      rates: ontarioRates,
      earlierUse: monthlyUse('2016-09-12', [12, 10, 8, 7, 6, 7, 9, null, 13, 16, 18, 17]),
      periods: monthlyPeriods({
        ...{ meter: '30551208', from: '2017-09-12', firstRead: 2208, firstBill: 410_226 },
        ...{ uses: [15, 14, 11, 8, 7], estimated: [3], unpaid: 1 },
      }),
    },
  ],
  users: [
    {
      identifier: 'amalia',
      password: 'orange-groves-1882',
      email: 'amalia@groves.example',
      verified: true,
      accounts: ['account-citrus'],
    },
  ],
});
