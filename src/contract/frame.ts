import * as z from 'zod/mini';
import { Id, displayEnum, size, text, whole } from './primitives.js';

/**
 * The channel between a page and the processor's frame. The frame says `ready` to its parent window; the page answers once, to the
 * frame's exact origin, with `connect` and a MessagePort. Everything after that goes through the port.
 */
export const frameVersion = 1;
/** Longest message either side reads, in UTF-16 units of its JSON form. */
export const frameMessageLimit = 16_384;

/** `instance` is random, one a frame document: a repeated `ready` is told apart from that of a frame that was loaded anew. */
export const FrameReady = z.object({ utilityFrame: z.literal(frameVersion), type: z.literal('ready'), instance: Id });
export const FrameConnect = z.object({ utilityFrame: z.literal(frameVersion), type: z.literal('connect') });

const Hex = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

/** Values of the page's theme, as data. Colours are `#rrggbb`, lengths are in CSS px. */
export const FrameTheme = z.object({
  scheme: z.literal(['light', 'dark']),
  colors: z.object({
    text: Hex,
    muted: Hex,
    surface: Hex,
    border: Hex,
    accent: Hex,
    danger: Hex,
    focus: Hex,
  }),
  fontFamily: z.string().check(z.regex(/^[\p{L}\d ,"'_-]{0,200}$/u)),
  fontSize: size(8, 64),
  radius: size(0, 64),
  controlHeight: size(24, 128),
});
export type FrameTheme = z.infer<typeof FrameTheme>;

const RequestId = whole(1);
const fields = ['number', 'expiry', 'code', 'postal'] as const;
export type FrameField = (typeof fields)[number];

/** What the page asks of the frame. Every request has an id; every one is answered. */
export const FrameRequest = z.union([
  z.object({
    type: z.literal('configure'),
    id: RequestId,
    locale: text(35),
    theme: FrameTheme,
    brands: z.array(z.string()),
    requiredMark: displayEnum(['word', 'asterisk', 'none']),
  }),
  z.object({ type: z.literal('tokenize'), id: RequestId }),
  z.object({ type: z.literal('focus'), id: RequestId, field: z.optional(z.literal(fields)) }),
  /** Shows the bank's challenge; answered when the payer has finished or given up. */
  z.object({ type: z.literal('challenge'), id: RequestId, challenge: Id }),
  /** Empties the fields. */
  z.object({ type: z.literal('clear'), id: RequestId }),
]);
export type FrameRequest = z.infer<typeof FrameRequest>;

export const frameErrorCodes = ['empty', 'incomplete', 'invalid', 'expired', 'brand-not-accepted'] as const;

/** What the frame says: answers carry the request's id, events do not. No message ever holds what was typed. */
export const FrameMessage = z.union([
  z.object({ type: z.literal('done'), id: RequestId }),
  z.object({
    type: z.literal('tokenized'),
    id: RequestId,
    token: Id,
    brand: displayEnum(['visa', 'mastercard', 'amex', 'discover']),
    last4: z.string().check(z.regex(/^\d{4}$/)),
  }),
  z.object({
    type: z.literal('refused'),
    id: RequestId,
    errors: z.array(z.object({ field: z.literal(fields), code: displayEnum(frameErrorCodes) })),
  }),
  z.object({ type: z.literal('challenged'), id: RequestId, result: z.literal(['finished', 'cancelled']) }),
  /** The processor could not be reached from the frame. */
  z.object({ type: z.literal('failed'), id: RequestId }),
  z.object({ type: z.literal('resized'), height: size(0, 4000) }),
  /** Enter was pressed in the frame. */
  z.object({ type: z.literal('submitted') }),
  /** Something was typed; errors shown before may be out of date. */
  z.object({ type: z.literal('changed') }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;
