/** Random portals and answers, as the contract allows them; no real utility looks like that. */
import fc, { type Arbitrary } from 'fast-check';

import type { Json } from '../../mock-api/faults/fault.js';
import {
  capabilities,
  operations,
  PortalConfig,
  Session,
  type AccountList,
  type BillList,
  type Capability,
} from '../../src/contract/index.js';
import { english } from './both-languages.js';
import { samplesOf, sampleText } from './contract-samples.js';

const { registration, verification, linking, guestPayment, payments, signIn } = PortalConfig.shape;

/** What a portal says of the things that it offers; always all of it. */
const sections = fc.record({
  signIn: samplesOf(signIn),
  registration: samplesOf(registration),
  verification: samplesOf(verification),
  linking: samplesOf(linking),
  guestPayment: samplesOf(guestPayment),
  payments: samplesOf(payments),
});

/** Words of the portal's own, in the place of some of the library's; those with values in them stay. */
const messages = fc.dictionary(
  fc.constantFrom('en', 'es'),
  fc.dictionary(
    fc.constantFrom(...Object.keys(english).filter((key) => !JSON.stringify(english[key]).includes('{'))),
    sampleText,
    { maxKeys: 12 },
  ),
);

const locales = fc.array(fc.constantFrom('en', 'es', 'en-US', 'es-MX', 'fr', 'en_US', 'x'), { maxLength: 3 });

/** Three portals of four offer everything; the others what chance gives them. */
export const portals: Arbitrary<PortalConfig> = fc
  .record({
    portal: samplesOf(PortalConfig),
    sections,
    messages,
    locales,
    offersAll: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  })
  .map(({ portal, offersAll, ...own }) => ({
    ...portal,
    ...(offersAll ? { ...own.sections, capabilities: [...capabilities] satisfies Capability[] } : {}),
    messages: own.messages,
    locales: own.locales,
  }));

export interface Answer {
  readonly operation: string;
  readonly body: Json;
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** What a backend says of one account and bill, as long as it keeps to what it was asked about; three of four do. */
function related(answers: readonly Answer[], keeps: boolean): readonly Answer[] {
  const body = (of: string): Json | undefined => answers.find(({ operation }) => operation === of)?.body;
  const { accounts } = body('listAccounts') as unknown as AccountList;
  const { bills } = body('listBills') as unknown as BillList;
  const accountId = accounts[0]?.id;
  const bill = bills[0];
  const more: Readonly<Record<string, object>> = {
    listBills: { accountId },
    getUsage: { accountId },
    quotePayment: { accountId },
    getBill: { bill },
  };
  if (!keeps || accountId === undefined) return answers;
  return answers.map(({ operation, body: own }) => ({
    operation,
    body: json({ ...(own as object), ...more[operation] }),
  }));
}

/** One answer for each question of the contract but that for the portal; the session is whose it has to be. */
export const answersFor = (signedIn: boolean): Arbitrary<readonly Answer[]> => {
  const session = signedIn ? samplesOf(Session) : fc.constant({ state: 'signed-out' });
  const asked = operations.filter(({ name }) => name !== 'getPortal');
  const each = fc.tuple(
    ...asked.map(({ name, answer }) =>
      (name === 'getSession' ? session : samplesOf<unknown>(answer)).map((body) => ({
        operation: name,
        body: json(body),
      })),
    ),
  );
  return fc
    .tuple(
      each,
      fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    )
    .map(([answers, keeps]) => related(answers, keeps));
};

export const portalAnswer = (portal: PortalConfig): Answer => ({
  operation: 'getPortal',
  body: json(portal),
});
