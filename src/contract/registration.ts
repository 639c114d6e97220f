import * as z from 'zod/mini';
import { Id, displayEnum, text, whole } from './primitives.js';
import { AccessToken, Session } from './session.js';

export const RegisterRequest = z.object({
  /** Answers by field name; a tick box says `yes` or is left out. */
  answers: z.catchall(z.object({}), text(500)),
  /** What continues an earlier step; see `details-needed`. */
  ticket: z.optional(Id),
  termsVersion: z.optional(text(60)),
  challenge: z.optional(z.object({ id: Id, answer: text(200) })),
  /** The language that messages are to be written in. */
  locale: text(35),
});
export type RegisterRequest = z.infer<typeof RegisterRequest>;

const pending = {
  /** What the verification is asked for by: its permission. */
  id: Id,
  channel: displayEnum(['email', 'text']),
  /** Masked. */
  sentTo: z.string(),
};

/** Where a registration stands. The same for identities that are known already: their owner is told by mail. */
export const RegistrationStep = z.union([
  z.object({ step: z.literal('verification-pending'), ...pending }),
  /** The address is confirmed; the next step's answers go with this ticket. */
  z.object({ step: z.literal('details-needed'), ticket: Id }),
  /** Registered. With a session the resident is signed in already. */
  z.object({
    step: z.literal('registered'),
    session: z.optional(Session),
    accessToken: z.optional(AccessToken),
  }),
]);
export type RegistrationStep = z.infer<typeof RegistrationStep>;

/** `token` comes from a link, `code` with the `id` of what is pending from somebody's hand. */
export const VerifyRequest = z.union([z.object({ token: Id }), z.object({ id: Id, code: text(40) })]);
export type VerifyRequest = z.infer<typeof VerifyRequest>;

/** Asks for another message, perhaps to another address or number. `token` is that of the latest link, which has run out. */
export const ResendRequest = z.union([
  z.object({
    id: Id,
    /** Another address than before; only until it is confirmed. */
    email: z.optional(text(254)),
    /** Another mobile number, where the message went by text. */
    mobile: z.optional(text(40)),
  }),
  z.object({ token: Id }),
]);
export type ResendRequest = z.infer<typeof ResendRequest>;

/** What is pending now, as in `verification-pending`. */
export const Resent = z.object({ ...pending, resendAfterSeconds: whole(0, 3600) });
export type Resent = z.infer<typeof Resent>;
