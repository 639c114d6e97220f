import * as z from 'zod/mini';
import { GuestPayment, Linking, Registration, Verification } from './doors.js';
import { Id, LocalText, WebAddress, displayEnum, matching, whole, yesOrNo } from './primitives.js';

/** How a number is printed on the bill, so that entry is lenient and errors speak in the resident's terms. */
const NumberFormat = z.object({
  label: LocalText,
  hint: z.optional(LocalText),
  /** Digits expected once spaces, dashes and dots are gone. */
  minDigits: whole(),
  maxDigits: whole(),
  /** Where the bill prints this number and another as a pair: who copies the pair means this one. */
  beside: z.optional(
    z.object({
      /** Digits of the other number. */
      digits: whole(),
      /** Where the other number stands. */
      stands: displayEnum(['before', 'after']),
    }),
  ),
});

const Contact = z.object({
  /** As it is to be printed, for example `555-0142`. */
  phone: z.string(),
  hours: LocalText,
  email: z.optional(z.string()),
  address: z.optional(z.array(z.string())),
});
export type Contact = z.infer<typeof Contact>;

const SignIn = z.object({
  identifier: z.object({
    kind: displayEnum(['user-name', 'user-id', 'email']),
    label: LocalText,
    hint: z.optional(LocalText),
    maxLength: whole(),
  }),
  rememberMe: yesOrNo(),
});

/** `hosted-fields`: the processor's frame in our page. The frame's origin is the origin of `src`. */
const Capture = z.union([z.object({ mode: z.literal('hosted-fields'), src: WebAddress })]);
export type Capture = z.infer<typeof Capture>;

export const methodKinds = ['card', 'bank-account'] as const;

const PaymentMethod = z.object({
  kind: displayEnum(methodKinds),
  /** Accepted card brands, in the order to be shown; none for bank accounts. */
  brands: z.optional(z.array(displayEnum(['visa', 'mastercard', 'amex', 'discover']))),
  /** Whether it may cost extra. The amount is the quote's alone. */
  hasFee: yesOrNo(),
});
export type PaymentMethod = z.infer<typeof PaymentMethod>;

const Payments = z.object({
  capture: Capture,
  /** The usual one first. */
  methods: z.array(PaymentMethod),
  /** Whether less than a bill's balance may be paid. */
  partial: yesOrNo(),
});

/** Rules of the payments that a resident lets the utility take. */
const Autopay = z.object({
  /** Whether a resident may name the most that one payment may be. */
  maximum: yesOrNo(),
  /** Days before the due date that may be chosen; none: on the due date. */
  mostDaysBefore: z.optional(whole()),
});

const Usage = z.object({
  /** How finely use is known. */
  granularities: z.array(displayEnum(['billed', 'daily', 'hourly', 'quarter-hourly'])),
  /** Whether residents may be told when they use more than they want. */
  alerts: yesOrNo(),
});

export const capabilities = [
  'sign-in',
  'registration',
  'accounts',
  'linking',
  'bills',
  'payments',
  'guest-payment',
  'usage',
] as const;
export type Capability = (typeof capabilities)[number];

/** Everything in which utilities differ. Widgets read this and never ask which utility it is. */
export const PortalConfig = z.object({
  /** Major version of the contract. */
  contract: z.literal(1),
  id: Id,
  /** The utility as residents know it. */
  name: LocalText,
  /** The service's own name where it differs from the utility's. */
  product: z.optional(LocalText),
  contact: Contact,
  locales: z.array(z.string()),
  timeZone: z.string(),
  /** ISO 4217 */
  currency: matching(/^[A-Z]{3}$/),
  capabilities: z.array(displayEnum(capabilities)),
  /** How a required field is marked; the mark is part of the label's text. */
  requiredMark: displayEnum(['word', 'asterisk', 'none']),
  /** Where a form says that it was refused or not answered: above its fields, or below them at the end of the line. */
  errorStyle: z.optional(displayEnum(['above', 'below'])),
  /** The portal's own words, by language, then by message key. */
  messages: z.optional(z.catchall(z.object({}), LocalText)),
  numbers: z.object({ account: NumberFormat, customer: z.optional(NumberFormat) }),
  /** What one billing unit is, as bills print it: `1 CCF = 748 gal`. */
  units: z.array(
    z.object({
      unit: z.string(),
      name: LocalText,
      equals: z.optional(z.object({ quantity: z.number(), unit: z.string() })),
    }),
  ),
  signIn: z.optional(SignIn),
  registration: z.optional(Registration),
  verification: z.optional(Verification),
  linking: z.optional(Linking),
  guestPayment: z.optional(GuestPayment),
  payments: z.optional(Payments),
  /** Whether bills are put together in a cart before they are paid. */
  cart: z.optional(yesOrNo()),
  autopay: z.optional(Autopay),
  usage: z.optional(Usage),
});
export type PortalConfig = z.infer<typeof PortalConfig>;
