import * as z from 'zod/mini';
import { Id, displayEnum, text, whole, yesOrNo } from './primitives.js';

export const Session = z.object({
  state: z.literal('signed-in'),
  /** What the resident signed in with, as it is to be shown. */
  userName: z.string(),
  /** A span, not an instant: a client clock that is wrong must change nothing. */
  expiresInSeconds: whole(),
});
export type Session = z.infer<typeof Session>;

export const SessionState = z.union([Session, z.object({ state: z.literal('signed-out') })]);
export type SessionState = z.infer<typeof SessionState>;

export const SignInRequest = z.object({
  identifier: text(254),
  password: text(256),
  remember: yesOrNo(),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

/** A permission that requests carry as `Authorization: Bearer …`, where the session travels in no cookie. It lives in memory alone. */
export const AccessToken = z.object({ token: text(4096), expiresInSeconds: whole() });
export type AccessToken = z.infer<typeof AccessToken>;

/** Where a sign-in stands. A step this version does not know is a contract error, never a success. */
export const SignInStep = z.union([
  z.object({ step: z.literal('signed-in'), session: Session, accessToken: z.optional(AccessToken) }),
  /** Said only after the right password. */
  z.object({
    step: z.literal('verification-pending'),
    /** What the verification is asked for by, as after registering. */
    id: Id,
    /** E-mail where it is left out. */
    channel: z.optional(displayEnum(['email', 'text'])),
    /** Masked. */
    sentTo: z.string(),
  }),
]);
export type SignInStep = z.infer<typeof SignInStep>;

export const Empty = z.object({});
export type Empty = z.infer<typeof Empty>;
