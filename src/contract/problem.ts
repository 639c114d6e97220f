import * as z from 'zod/mini';
import { whole } from './primitives.js';

/**
 * Stable codes of problem documents, each with its HTTP status. A backend may send others; they are shown as a refusal without a reason.
 */
export const problemStatus = {
  // sign-in and session
  'credentials-wrong': 401,
  'signed-out': 401,
  forbidden: 403,
  // requests
  validation: 422,
  'not-found': 404,
  'method-not-allowed': 405,
  'json-required': 415,
  'header-required': 403,
  'origin-refused': 403,
  'too-large': 413,
  'rate-limited': 429,
  maintenance: 503,
  unavailable: 503,
  // payment
  'quote-changed': 409,
  'quote-expired': 409,
  'payment-pending': 409,
  'token-unusable': 422,
  'key-required': 400,
  'key-reused': 422,
  'key-closed': 409,
  'key-in-flight': 409,
} as const;
export type ProblemCode = keyof typeof problemStatus;

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
