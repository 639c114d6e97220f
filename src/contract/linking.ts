import * as z from 'zod/mini';
import { Id, text, yesOrNo } from './primitives.js';

/** Answers by field name, as they were typed but for spaces, dashes and dots in numbers. */
export const Proof = z.catchall(z.object({}), text(200));
export type Proof = z.infer<typeof Proof>;

export const SearchRequest = z.object({ proof: Proof });
export type SearchRequest = z.infer<typeof SearchRequest>;

/** An account that a proof fits. `ticket` is the permission to link it. */
export const FoundAccount = z.object({
  ticket: Id,
  number: z.string(),
  customerNumber: z.optional(z.string()),
  /** Masked. */
  customerName: z.optional(z.string()),
  serviceAddress: z.string(),
  /** Linked already. */
  linked: yesOrNo(),
});
export type FoundAccount = z.infer<typeof FoundAccount>;

export const FoundAccounts = z.object({ found: z.array(FoundAccount) });
export type FoundAccounts = z.infer<typeof FoundAccounts>;

export const LinkRequest = z.object({
  ticket: Id,
  /** False: for this session alone. */
  remember: yesOrNo(),
});
export type LinkRequest = z.infer<typeof LinkRequest>;
