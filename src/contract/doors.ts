import * as z from 'zod/mini';
import { LocalText, displayEnum, text, whole, yesOrNo } from './primitives.js';

export const registrationKinds = [
  'user-name',
  'email',
  'password',
  'password-hint',
  'name',
  'mobile',
  'account-number',
  'customer-number',
  'text',
  /** A tick box: a wish or a consent, never ticked before. */
  'choice',
] as const;

const Characters = z.object({
  /** Letters of any script with their accents, or those from a to z, small and capital. */
  letters: displayEnum(['any', 'a-z', 'none']),
  /** 0 to 9. */
  digits: yesOrNo(),
  /** Every other character that may be used, one after another: `._-`. */
  extras: z.optional(z.string()),
});
export type Characters = z.infer<typeof Characters>;

const RegistrationField = z.object({
  /** The request's property. */
  name: text(60),
  kind: displayEnum(registrationKinds),
  /** The portal's own words; a kind has usual ones. */
  label: z.optional(LocalText),
  hint: z.optional(LocalText),
  required: yesOrNo(),
  /** Asked twice, and both have to be the same. */
  retype: z.optional(yesOrNo()),
  minLength: z.optional(whole()),
  maxLength: z.optional(whole()),
  /** Of a user name: what it may be made of; where this is left out, the backend alone knows. */
  characters: z.optional(Characters),
});
export type RegistrationField = z.infer<typeof RegistrationField>;

/** Terms that have to be accepted in one explicit act before anything is asked. */
export const Terms = z.object({
  version: text(60),
  title: LocalText,
  paragraphs: z.array(LocalText),
});
export type Terms = z.infer<typeof Terms>;

/** What a new password needs; shown before anything is typed. */
export const PasswordPolicy = z.object({
  minLength: whole(1, 128),
  maxLength: whole(8, 1024),
  lowerCase: yesOrNo(),
  upperCase: yesOrNo(),
  digit: yesOrNo(),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

export const Registration = z.object({
  /** One screen each. A step that ends with `send` is sent before the next is shown: the e-mail address first, details later. */
  steps: z.array(
    z.object({ title: z.optional(LocalText), fields: z.array(RegistrationField), send: yesOrNo() }),
  ),
  terms: z.optional(Terms),
  password: PasswordPolicy,
  /** A question of the backend's own has to be answered; see `getChallenge`. */
  challenge: yesOrNo(),
});
export type Registration = z.infer<typeof Registration>;

/** How an address is confirmed. Every message carries a link and a code; either does. */
export const Verification = z.object({
  codeLength: whole(4, 12),
  /** Before another message may be asked for. */
  resendAfterSeconds: whole(0, 3600),
});
export type Verification = z.infer<typeof Verification>;

/** What somebody has to know of an account before it is shown or linked. */
export const proofKinds = [
  'account-number',
  'customer-number',
  'last-name',
  'last-bill-amount',
  /** One field that takes either. */
  'name-or-amount',
] as const;

const ProofField = z.object({
  /** The request's property. */
  name: text(60),
  kind: displayEnum(proofKinds),
  /** The portal's own words for it; numbers have theirs in `numbers`. */
  label: z.optional(LocalText),
  hint: z.optional(LocalText),
});
export type ProofField = z.infer<typeof ProofField>;

/** How a resident shows that an account is theirs: fields that are all needed, in the order to be shown. */
export const Linking = z.object({
  fields: z.array(ProofField),
  /** Whether the resident is asked if the link is to outlast the session. */
  remember: yesOrNo(),
});
export type Linking = z.infer<typeof Linking>;

/** How somebody who is not signed in shows which account they pay for. */
export const GuestPayment = z.object({ fields: z.array(ProofField) });
export type GuestPayment = z.infer<typeof GuestPayment>;
