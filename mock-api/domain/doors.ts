import type {
  AccountList,
  Challenge,
  FoundAccounts,
  LinkRequest,
  RegisterRequest,
  RegistrationStep,
  Resent,
  ResendRequest,
  SearchRequest,
  VerifyRequest,
} from '../../src/contract/index.js';
import { makeChallenge } from './challenges.js';
import { requireOffered } from './context.js';
import type { Context } from './context.js';
import type { MailRecord } from './door-records.js';
import { linkAccount, searchAccounts } from './linking.js';
import { mails } from './mailbox.js';
import { register, verify } from './registration.js';
import { resend } from './verification.js';

/** The ways in: registering, verifying, and linking an account. */
export interface Doors {
  challenge(): Promise<Challenge>;
  register(request: RegisterRequest): Promise<RegistrationStep>;
  verify(session: string | null, request: VerifyRequest): Promise<RegistrationStep>;
  resend(request: ResendRequest): Promise<Resent>;
  searchAccounts(session: string | null, request: SearchRequest): Promise<FoundAccounts>;
  linkAccount(session: string | null, request: LinkRequest): Promise<AccountList>;
  /** Every message that the utility sent, the newest first: what its readers' mailboxes and telephones would show. */
  mailbox(): Promise<MailRecord[]>;
}

/** `ready` resolves once the store holds what the utility knows at the start. */
export const createDoors = (context: Context, ready: () => Promise<void>): Doors => ({
  challenge: async () => {
    requireOffered(context, 'registration');
    await ready();
    return context.store.transaction((tx) => makeChallenge(context, tx));
  },
  register: async (request) => {
    await ready();
    return register(context, request);
  },
  verify: async (session, request) => {
    await ready();
    return verify(context, session, request);
  },
  resend: async (request) => {
    await ready();
    return context.store.transaction((tx) => resend(context, tx, request));
  },
  searchAccounts: async (session, request) => {
    await ready();
    return searchAccounts(context, session, request);
  },
  linkAccount: async (session, request) => {
    await ready();
    return linkAccount(context, session, request);
  },
  mailbox: async () => {
    await ready();
    return context.store.transaction((tx) => mails(tx));
  },
});
