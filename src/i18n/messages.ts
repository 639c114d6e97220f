import type { billDetails } from './en/bill-details.js';
import type { bills } from './en/bills.js';
import type { common } from './en/common.js';
import type { linking } from './en/linking.js';
import type { payment } from './en/payment.js';
import type { paymentStages } from './en/payment-stages.js';
import type { proof } from './en/proof.js';
import type { registration } from './en/registration.js';
import type { signIn } from './en/sign-in.js';
import type { usage } from './en/usage.js';

/** English is the measure: other languages have the same keys and the same `{names}`. */
interface Areas {
  readonly common: typeof common;
  readonly 'sign-in': typeof signIn;
  readonly bills: typeof bills;
  readonly 'bill-details': typeof billDetails;
  readonly payment: typeof payment;
  readonly 'payment-stages': typeof paymentStages;
  readonly proof: typeof proof;
  readonly registration: typeof registration;
  readonly linking: typeof linking;
  readonly usage: typeof usage;
}

export type Area = keyof Areas;
type Union<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer I) => void ? I : never;
export type English = Union<Areas[Area]>;
export type MessageKey = keyof English;

/** A message of another language in the place of an English one. */
type Translated<M> = M extends string ? string : { readonly other: string; readonly [form: string]: string };
type Words<T> = { readonly [K in keyof T]: Translated<T[K]> };

export type CommonWords = Words<Areas['common']>;
/** The words of a widget: the common ones and its own area's. */
export type Messages = CommonWords & { readonly [K in MessageKey]?: Translated<English[K]> };
export type AreaWords = { readonly [A in Area]: Words<Areas[A]> };
