import type { PortalConfig, Registration } from '../../src/contract/index.js';
import type { RateTable } from '../domain/rates.js';
import type { Tenant } from '../domain/tenant.js';
import type { TenantOptions } from './pleasanton.js';
import { monthlyPeriods } from './series.js';

const registration: Registration = {
  steps: [
    {
      title: { en: 'Create Your Account', es: 'Cree su cuenta' },
      fields: [
        {
          ...{ name: 'email', kind: 'email', required: true },
          label: { en: 'Email address', es: 'Correo electrónico' },
        },
        {
          ...{ name: 'password', kind: 'password', required: true },
          label: { en: 'Password', es: 'Contraseña' },
        },
        {
          ...{ name: 'mobile', kind: 'mobile', required: false },
          label: { en: 'Mobile telephone number', es: 'Número de teléfono móvil' },
          hint: { en: 'For receiving text messages', es: 'Para recibir mensajes de texto' },
        },
        {
          ...{ name: 'textAlerts', kind: 'choice', required: false },
          label: { en: 'Opt In to Text Message Alerts', es: 'Quiero recibir avisos por mensaje de texto' },
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
  id: 'community-connect',
  name: { en: 'City of Cedar Bend', es: 'Ciudad de Cedar Bend' },
  product: { en: 'Community Connect', es: 'Community Connect' },
  contact: {
    phone: '801-555-0136',
    hours: { en: 'Monday to Thursday, 7 am to 6 pm', es: 'De lunes a jueves, de 7\u00a0a.m. a 6\u00a0p.m.' },
    email: 'utilities@cedarbend.example',
    address: ['Cedar Bend City Hall', '20 Main Street', 'Cedar Bend, UT 84001'],
  },
  locales: ['en', 'es'],
  timeZone: 'America/Denver',
  currency: 'USD',
  capabilities: ['sign-in', 'registration', 'accounts', 'linking', 'bills', 'payments'],
  requiredMark: 'none',
  // Failures come up in the lower right there.
  errorStyle: 'below',
  numbers: {
    account: {
      label: { en: 'Utility customer number', es: 'Número de cliente' },
      hint: {
        en: 'At the top of your utility bill. You may leave out dashes and periods.',
        es: 'Arriba en su factura. Puede dejar fuera los guiones y los puntos.',
      },
      ...{ minDigits: 7, maxDigits: 7 },
    },
  },
  units: [
    {
      ...{ unit: 'kgal', name: { en: 'thousand gallons', es: 'mil galones' } },
      equals: { quantity: 1000, unit: 'gal' },
    },
    { unit: 'gal', name: { en: 'gallons', es: 'galones' } },
  ],
  signIn: {
    identifier: {
      ...{ kind: 'email', label: { en: 'Email address', es: 'Correo electrónico' }, maxLength: 254 },
    },
    rememberMe: false,
  },
  registration,
  verification: { codeLength: 6, resendAfterSeconds: 30 },
  linking: {
    fields: [
      { name: 'customerNumber', kind: 'account-number' },
      {
        ...{ name: 'nameOrAmount', kind: 'name-or-amount' },
        label: { en: 'Last name or last bill amount', es: 'Apellido o importe de la última factura' },
        hint: {
          en: 'Your last name, or the amount billed on your last utility bill',
          es: 'Su apellido, o lo que se cobró en su última factura',
        },
      },
    ],
    remember: false,
  },
  payments: {
    capture: { mode: 'hosted-fields', src: `${processorBase}/community-connect/card` },
    methods: [
      { kind: 'bank-account', hasFee: false },
      { kind: 'card', brands: ['visa', 'mastercard', 'amex', 'discover'], hasFee: true },
    ],
    partial: true,
  },
  cart: false,
  autopay: { maximum: true, mostDaysBefore: 10 },
});

/** Water by the thousand gallons, with sewer and refuse on the same bill. */
export const cedarBendRates: readonly RateTable[] = [
  {
    from: '2025-01-01',
    unit: 'kgal',
    lines: [
      { kind: 'fixed', label: { en: 'WATER BASE', es: 'AGUA, CARGO FIJO' }, amount: '33.23' },
      {
        ...{ kind: 'usage', label: { en: 'WATER USE', es: 'CONSUMO DE AGUA' } },
        tiers: [
          { from: 0, price: '1.85' },
          { from: 11, price: '2.60' },
        ],
      },
      { kind: 'fixed', label: { en: 'SEWER', es: 'ALCANTARILLADO' }, amount: '17.99' },
      { kind: 'fixed', label: { en: 'REFUSE', es: 'BASURA' }, amount: '14.50' },
    ],
  },
];

/** The portal that many cities share, for one that is invented, with people, numbers and addresses that are invented too. */
export const communityConnect = ({ processorBase }: TenantOptions): Tenant => ({
  portal: portal(processorBase),
  rules: {
    startsAt: '2026-02-10T09:05',
    idleSeconds: 900,
    rememberSeconds: 30 * 86_400,
    quoteSeconds: 900,
    fees: { card: { fixed: 125, basisPoints: 250 } },
    cutOff: '16:00',
    confirmation: { prefix: 'CB', first: 61_007 },
    attempts: { limit: 5, windowSeconds: 300 },
  },
  pages: {
    verify: { en: '/community-connect/', es: '/community-connect/es/' },
    signIn: { en: '/community-connect/', es: '/community-connect/es/' },
  },
  accounts: [
    {
      id: 'account-juniper',
      number: '10.4417.2',
      customerNumber: '10.4417.2',
      customerName: 'Peter Lindqvist',
      serviceAddress: '77 JUNIPER LN',
      rates: cedarBendRates,
      periods: monthlyPeriods({
        ...{ meter: '88104512', from: '2025-02-03', firstRead: 640, firstBill: 70_031 },
        ...{ uses: [5, 5, 6, 8, 12, 15, 16, 13, 9, 6, 5], estimated: [9], unpaid: 2 },
      }),
    },
    {
      id: 'account-sagebrush',
      number: '10.5230.9',
      customerNumber: '10.5230.9',
      customerName: 'Rosa Delgado-Ortiz',
      serviceAddress: '1209 SAGEBRUSH RD',
      rates: cedarBendRates,
      periods: monthlyPeriods({
        ...{ meter: '88109077', from: '2025-08-03', firstRead: 112, firstBill: 75_400 },
        ...{ uses: [9, 7, 6, 4, 4], unpaid: 1 },
      }),
    },
  ],
  users: [
    {
      identifier: 'peter@junipers.example',
      password: 'juniper-berries-77',
      email: 'peter@junipers.example',
      verified: true,
      accounts: ['account-juniper'],
    },
    {
      identifier: 'rosa@sagebrush.example',
      password: 'sagebrush-bloom-12',
      email: 'rosa@sagebrush.example',
      verified: true,
      accounts: [],
    },
  ],
});
