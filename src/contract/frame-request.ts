import * as z from 'zod/mini';
import { FrameRequestId, bankFields, cardFields } from './frame.js';
import { Id, displayEnum, matching, size, text } from './primitives.js';
import { Method } from './values.js';

// Apart from the frame's messages: the page writes requests and never reads one, so residents need only their types.

const Hex = matching(/^#[0-9a-f]{6}$/);

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
    /** Ground of a field; the surface where it is left out. */
    controlSurface: z.optional(Hex),
    /** A focus ring of two colours, `focusGap` between the field and `focusRing`: together they are seen, one alone may not be. */
    focusRing: z.optional(Hex),
    focusGap: z.optional(Hex),
    /** Ground of a button and its text. */
    button: z.optional(Hex),
    onButton: z.optional(Hex),
  }),
  fontFamily: matching(/^[\p{L}\d ,"'_-]{0,200}$/u),
  fontSize: size(8, 64),
  radius: size(0, 64),
  controlHeight: size(24, 128),
  /** Edge of a field. Of `borderSides` 0 it has one below alone; of 1, all round. */
  borderWidth: z.optional(size(0, 16)),
  borderSides: z.optional(size(0, 1)),
  labelWeight: z.optional(size(1, 1000)),
  /** Room at the ends of a field. */
  controlPadding: z.optional(size(0, 64)),
  focusWidth: z.optional(size(0, 16)),
  /** Gap between a field and its focus ring. */
  focusOffset: z.optional(size(0, 16)),
  buttonRadius: z.optional(size(0, 64)),
});
export type FrameTheme = z.infer<typeof FrameTheme>;

/** What the page asks of the frame. Every request has an id; every one is answered. */
export const FrameRequest = z.union([
  z.object({
    type: z.literal('configure'),
    id: FrameRequestId,
    locale: text(35),
    theme: FrameTheme,
    method: Method,
    brands: z.array(z.string()),
    requiredMark: displayEnum(['word', 'asterisk', 'none']),
  }),
  z.object({ type: z.literal('tokenize'), id: FrameRequestId }),
  z.object({
    type: z.literal('focus'),
    id: FrameRequestId,
    field: z.optional(z.literal([...cardFields, ...bankFields])),
  }),
  /** Shows the bank's challenge; answered when the payer has finished or given up. */
  z.object({ type: z.literal('challenge'), id: FrameRequestId, challenge: Id }),
  /** Empties the fields. */
  z.object({ type: z.literal('clear'), id: FrameRequestId }),
]);
export type FrameRequest = z.infer<typeof FrameRequest>;
