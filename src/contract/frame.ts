import * as z from 'zod/mini';
import { Id, displayEnum, size, text, whole } from './primitives.js';
import { MethodUsed } from './values.js';

/**
 * The channel between a page and the processor's frame. The frame says `ready` to its parent window; the page answers once, to the
 * frame's exact origin, with `connect` and a MessagePort. Everything after that goes through the port.
 */
export const frameVersion = 1;
/** Longest message either side reads, in UTF-16 units of its JSON form. */
export const frameMessageLimit = 16_384;

/** `instance` is random, one a frame document: a repeated `ready` is told apart from that of a frame that was loaded anew. */
export const FrameReady = z.object({
  utilityFrame: z.literal(frameVersion),
  type: z.literal('ready'),
  instance: Id,
});
export const FrameConnect = z.object({ utilityFrame: z.literal(frameVersion), type: z.literal('connect') });

export const FrameRequestId = whole(1);
/** The fields of a card and of a bank account, each in the order in which they stand. */
export const cardFields = ['number', 'expiry', 'code', 'postal'] as const;
export type CardField = (typeof cardFields)[number];
export const bankFields = ['holder', 'type', 'routing', 'account'] as const;
export type BankField = (typeof bankFields)[number];
const frameFields = [...cardFields, ...bankFields] as const;
export type FrameField = (typeof frameFields)[number];

export const frameErrorCodes = [
  'empty',
  'incomplete',
  'invalid',
  'expired',
  'brand-not-accepted',
  'not-digits',
  'too-long',
  /** The first digits of a routing number belong to no bank. */
  'prefix-unknown',
] as const;

/** What the frame says: answers carry the request's id, events do not. No message ever holds what was typed. */
export const FrameMessage = z.union([
  z.object({ type: z.literal('done'), id: FrameRequestId }),
  z.object({
    type: z.literal('tokenized'),
    id: FrameRequestId,
    token: Id,
    method: MethodUsed,
  }),
  z.object({
    type: z.literal('refused'),
    id: FrameRequestId,
    /** `message`: the words that the frame shows under the field, in the language it was given. */
    errors: z.array(
      z.object({
        field: z.literal(frameFields),
        code: displayEnum(frameErrorCodes),
        message: z.optional(text(300)),
      }),
    ),
  }),
  z.object({
    type: z.literal('challenged'),
    id: FrameRequestId,
    result: z.literal(['finished', 'cancelled']),
  }),
  /** The processor could not be reached from the frame. */
  z.object({ type: z.literal('failed'), id: FrameRequestId }),
  z.object({ type: z.literal('resized'), height: size(0, 4000) }),
  /** Enter was pressed in the frame. */
  z.object({ type: z.literal('submitted') }),
  /** Something was typed; errors shown before may be out of date. */
  z.object({ type: z.literal('changed') }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;
