import type { PasswordHash } from './records.js';

/** What the store holds of registering, verifying and linking, by collection. */
export interface DoorCollections {
  registrations: RegistrationRecord;
  /** Which registration holds an identifier, by the identifier in the form in which it is compared. */
  pending: { readonly registrationId: string };
  verifications: VerificationRecord;
  /** What the tokens of links lead to. */
  tokens: { readonly verificationId: string; readonly serial: number };
  challenges: ChallengeRecord;
  linkTickets: LinkTicketRecord;
  mailbox: MailRecord;
}

/**
 * Somebody on the way to being a resident. `open`: the address waits to be confirmed; `details`: it is, and answers are still to come;
 * `mobile`: a text message waits to be confirmed; `replaced`: a later registration took its place.
 */
export interface RegistrationRecord {
  readonly id: string;
  readonly state: 'open' | 'details' | 'mobile' | 'done' | 'replaced';
  /** In the form in which it is compared. */
  readonly identifier: string;
  /** As it was written. */
  readonly name: string;
  readonly email: string;
  readonly mobile: string | null;
  readonly password: PasswordHash | null;
  readonly profile: Readonly<Record<string, string>>;
  /** Accounts that were proved; linked once the registration is complete. */
  readonly accountIds: readonly string[];
  /** How many parts of the form have been sent; a part ends where a step says `send`. */
  readonly partsSent: number;
  readonly ticket: { readonly id: string; readonly expiresAt: number } | null;
  /** The verification that is under way or was the last. */
  readonly verificationId: string;
  readonly locale: string;
  readonly expiresAt: number;
}

/** One address of one registration that waits to be confirmed. Its latest message counts. */
export interface VerificationRecord {
  readonly id: string;
  readonly registrationId: string;
  readonly channel: 'email' | 'text';
  readonly to: string;
  /** Number of the latest message. */
  readonly serial: number;
  /** Null where the message said that its reader is registered already: no code is right then. */
  readonly code: string | null;
  /** Codes of earlier messages. */
  readonly earlier: readonly string[];
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly used: boolean;
}

export interface ChallengeRecord {
  readonly id: string;
  readonly answer: string;
  readonly expiresAt: number;
}

/** The permission of one resident to link one account. */
export interface LinkTicketRecord {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly expiresAt: number;
}

/** A message that the utility sent. */
export interface MailRecord {
  /** Place in the mailbox, so that messages read in order. */
  readonly id: string;
  /** RFC 3339, with the offset of the utility's zone. */
  readonly at: string;
  readonly channel: 'email' | 'text';
  readonly to: string;
  /** Language of the words. */
  readonly locale: string;
  /** Empty for a text message. */
  readonly subject: string;
  /** Paragraphs, with an empty line between them. */
  readonly text: string;
  readonly link: string | null;
  readonly code: string | null;
}
