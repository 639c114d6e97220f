import * as z from 'zod/mini';
import { Id, LocalText } from './primitives.js';

// Apart from the rest of registering: it is needed before anything is sent.

/** A question that only people answer easily. `question` is enough by itself; the image is for portals that insist on one. */
export const Challenge = z.object({ id: Id, question: LocalText });
export type Challenge = z.infer<typeof Challenge>;
