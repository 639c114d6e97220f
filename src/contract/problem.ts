import * as z from 'zod/mini';
import { whole } from './primitives.js';

/** Stable codes of problem documents. A backend may send others; they are shown as a refusal without a reason. */
export const problemCodes = [
  // sign-in and session
  'credentials-wrong',
  'signed-out',
  'forbidden',
  // requests
  'validation',
  'not-found',
  'method-not-allowed',
  'json-required',
  'header-required',
  'origin-refused',
  'too-large',
  'rate-limited',
  'maintenance',
  'unavailable',
  // payment
  'quote-changed',
  'quote-expired',
  'payment-pending',
  'token-unusable',
  'key-required',
  'key-reused',
  'key-closed',
  'key-in-flight',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457, with a stable `code`. `title` and `detail` are for logs, never for the screen. */
export const Problem = z.object({
  type: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(whole()),
  detail: z.optional(z.string()),
  code: z.string(),
  correlationId: z.optional(z.string()),
  /** Field errors: `field` is the request's property, `code` a message code. */
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
