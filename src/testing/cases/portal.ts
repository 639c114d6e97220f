import { capabilities } from '../../contract/index.js';
import type { PortalConfig } from '../../contract/index.js';
import { check, same } from '../case.js';
import { allMessages } from '../messages.js';
import { live } from '../setting.js';
import type { Rule } from '../rules.js';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every text by language in a portal, with the path to it. The portal’s own messages are apart. */
function texts(value: unknown, locales: readonly string[], path: string): [string, Json][] {
  if (!isJson(value)) return [];
  const own = !Array.isArray(value) && locales.some((locale) => typeof value[locale] === 'string');
  if (own) return [[path, value]];
  return Object.keys(value).flatMap((key) =>
    texts(value[key], locales, path === '' ? key : `${path}.${key}`),
  );
}

const fieldsOf = ({ registration, linking, guestPayment }: PortalConfig) => ({
  'the registration': registration?.steps.flatMap(({ fields }) => fields) ?? [],
  linking: linking?.fields ?? [],
  'the guest’s look-up': guestPayment?.fields ?? [],
});

/** Settings that a capability needs. */
const settings: Readonly<Record<string, readonly (keyof PortalConfig)[]>> = {
  'sign-in': ['signIn'],
  registration: ['registration', 'verification'],
  linking: ['linking'],
  payments: ['payments'],
  'guest-payment': ['guestPayment', 'payments'],
  usage: ['usage'],
};
/** Capabilities that are worth nothing without another one. */
const leaning: Readonly<Record<string, string>> = {
  accounts: 'sign-in',
  linking: 'accounts',
  bills: 'accounts',
  usage: 'accounts',
};

export const portalRules: readonly Rule[] = [
  {
    id: 'portal.same',
    name: 'describes the same portal whenever it is asked',
    run: async ({ visitor }) => {
      const adapter = await visitor();
      same(await adapter.getPortal(live), await adapter.getPortal(live), 'The portal changed');
    },
  },
  {
    id: 'portal.ports',
    name: 'has a port for each thing that the portal offers',
    run: async ({ portal, visitor, offered }) => {
      const adapter = await visitor();
      const own = (await portal()).capabilities;
      check(
        own.some((one) => one !== 'other'),
        'The portal offers nothing that a widget knows',
      );
      for (const one of capabilities) if (own.includes(one)) offered(adapter, one);
    },
  },
  {
    id: 'portal.settings',
    name: 'has the settings of each thing that the portal offers',
    run: async ({ portal }) => {
      const config = await portal();
      for (const one of config.capabilities) {
        for (const key of settings[one] ?? [])
          check(config[key] !== undefined, `The portal offers ${one} and says nothing in ${key}`);
        const ground = leaning[one];
        check(
          ground === undefined || config.capabilities.some((other) => other === ground),
          `The portal offers ${one} without ${ground ?? ''}`,
        );
      }
    },
  },
  {
    id: 'portal.languages',
    name: 'says every text of the portal in every language that it speaks',
    run: async ({ portal }) => {
      const config = await portal();
      const { locales, messages, ...rest } = config;
      check(locales.length > 0, 'The portal speaks no language');
      for (const locale of locales)
        check(Intl.getCanonicalLocales(locale).length === 1, `${locale} is no language tag`);
      for (const [path, text] of texts(rest, locales, '')) {
        for (const locale of locales)
          check(typeof text[locale] === 'string' && text[locale] !== '', `${path} is not said in ${locale}`);
      }
      const keys = Object.keys(messages?.[locales[0] ?? ''] ?? {});
      for (const locale of locales)
        same(Object.keys(messages?.[locale] ?? {}).sort(), [...keys].sort(), `messages.${locale} differs`);
    },
  },
  {
    id: 'portal.messages',
    name: 'says otherwise only what the library says: its own words have keys of messages.json',
    // What has another key is never shown; nothing else is the worse for it.
    features: [],
    run: async ({ portal }) => {
      const own = (await portal()).messages ?? {};
      const known = await allMessages('en');
      const keys = [...new Set(Object.values(own).flatMap((words) => Object.keys(words)))];
      const strange = keys.filter((key) => !Object.hasOwn(known, key));
      check(
        strange.length === 0,
        `messages has keys that the library does not know, and ignores: ${strange.join(', ')}. ` +
          'All keys are in messages.json of the package',
      );
    },
  },
  {
    id: 'portal.currency',
    name: 'has a currency whose hundredths are its minor units',
    run: async ({ portal }) => {
      const { currency } = await portal();
      check(Intl.supportedValuesOf('currency').includes(currency), `${currency} is no currency`);
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        ...{ style: 'currency', currency },
      }).resolvedOptions();
      same(maximumFractionDigits, 2, `Decimals of ${currency}`);
    },
  },
  {
    id: 'portal.time-zone',
    name: 'has a time zone that every browser knows',
    run: async ({ portal }) => {
      const { timeZone } = await portal();
      let known = true;
      try {
        new Intl.DateTimeFormat('en', { timeZone });
      } catch {
        known = false;
      }
      check(known && timeZone.includes('/'), `${timeZone} is no time zone such as America/Los_Angeles`);
    },
  },
  {
    id: 'portal.numbers',
    name: 'says how long printed numbers are, the least no longer than the most',
    run: async ({ portal }) => {
      const { numbers } = await portal();
      for (const name of ['account', 'customer'] as const) {
        const format = numbers[name];
        if (!format) continue;
        check(
          format.minDigits >= 1 && format.minDigits <= format.maxDigits && format.maxDigits <= 40,
          `numbers.${name} has from ${format.minDigits} to ${format.maxDigits} digits`,
        );
      }
    },
  },
  {
    id: 'portal.limits',
    name: 'asks for nothing that cannot be answered: lengths fit together',
    run: async ({ portal }) => {
      const { registration, verification, signIn } = await portal();
      const password = registration?.password;
      check(!password || password.minLength <= password.maxLength, 'No password fits the policy');
      for (const { name, minLength = 0, maxLength = 500 } of fieldsOf(await portal())['the registration'])
        check(minLength <= maxLength && maxLength >= 1, `No answer to ${name} fits`);
      check(!signIn || signIn.identifier.maxLength >= 1, 'No identifier fits');
      check(
        !verification || verification.resendAfterSeconds <= 600,
        'Another message takes over ten minutes',
      );
    },
  },
  {
    id: 'portal.fields',
    name: 'asks each question once, under a name of its own, in a kind that widgets know',
    run: async ({ portal }) => {
      for (const [where, fields] of Object.entries(fieldsOf(await portal()))) {
        const names = fields.map(({ name }) => name);
        same(new Set(names).size, names.length, `Names of ${where}`);
        for (const { name, kind } of fields)
          check(kind !== 'other', `${name} of ${where} is of a kind that no widget knows`);
      }
      const { registration } = await portal();
      const kinds = fieldsOf(await portal())['the registration'].map(({ kind }) => kind);
      check(!registration || kinds.includes('email'), 'The registration asks for no address to confirm');
      check(!registration || kinds.includes('password'), 'The registration asks for no password');
    },
  },
  {
    id: 'portal.methods',
    name: 'offers a way to pay that widgets know, with the brands of its cards',
    features: ['payments', 'guest-payment'],
    run: async ({ portal, need }) => {
      await need('payments');
      const methods = (await portal()).payments?.methods ?? [];
      check(
        methods.some(({ kind }) => kind !== 'other'),
        'No way to pay is one that widgets know',
      );
      same(new Set(methods.map(({ kind }) => kind)).size, methods.length, 'Each way to pay stands once');
      for (const { kind, brands = [] } of methods)
        check(kind !== 'card' || brands.some((brand) => brand !== 'other'), 'No brand of card is accepted');
    },
  },
  {
    id: 'portal.frame',
    name: 'has the processor’s frame on another origin than the backend, over https',
    features: ['payments', 'guest-payment'],
    run: async ({ portal, need, options }) => {
      await need('payments');
      const capture = (await portal()).payments?.capture;
      check(capture !== undefined, 'The portal takes payments and names no frame');
      const { protocol, hostname, origin } = new URL(capture.src);
      const here = hostname === 'localhost' || hostname === '127.0.0.1';
      check(protocol === 'https:' || here, `The frame is at ${origin}, which is not https`);
      const base = options.http?.base;
      check(
        base === undefined || new URL(base).origin !== origin,
        'The frame is on the backend’s own origin',
      );
      check(options.http?.origin !== origin, 'The frame is on the page’s own origin');
    },
  },
];
