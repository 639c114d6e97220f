import type { CaseReport, ConformanceReport, Safety, Verdict } from '../index.js';

export const help = `utility-widgets conformance --url <address> [--facts <file>] [--origin <origin>] [--json <file>]
utility-widgets facts
utility-widgets --version

conformance   Asks a backend of the contract everything that the widgets rely on, and says
              which tags are safe to enable. It signs in, registers and pays: give it the
              address of a test system, never one with real people or real money.

  --url       The portal’s base address: what a page names in data-portal.
  --facts     A JSON file with what has to be known of the test system: who can sign in,
              which tokens pay. What lacks a fact is reported as not judged.
  --origin    Origin of a page that may call, such as https://www.city.example.
              By default the backend’s own.
  --json      Writes the report into a file, for programs.

facts         Prints an example of the file for --facts. Leave out what you do not have: it is
              reported as not judged. What each fact means:

  session         "cookie", or "bearer" for access tokens.
  resident        A resident with an account and open bills; each run pays a few of them.
  otherResident   Another one, with other accounts.
  unverified      One whose address is not confirmed yet.
  lockable        One whose sign-in may be locked for a while by wrong passwords.
  linking         proof: answers, by the portal’s field names, that find an account which the
                  resident has not linked. wrongProof: the first is right, another wrong.
                  unknownProof: of no account. customerName: what no answer may show whole.
  guest           The same for paying as a guest. serviceAddress, accountNumber: what no answer
                  may show whole. mostLookUps: how many are answered before one is refused.
  registration    answers (and laterAnswers, a list for the steps after the first): by field
                  name; {random} becomes eight letters. knownEmail, takenUserName: in use.
                  challenge: "digits", if those in the question are its answer.
                  mailbox: an address that answers GET with
                  { "messages": [{ "to": "…", "link": "…", "code": "…" }] }, the newest first;
                  link or code is null where the message has none.
  payment         Tokens of the processor’s test mode, by what becomes of a payment with them;
                  declined: by reason.

The same, with types, is in dist/lib/testing/facts.d.ts of the package.

Exit code: 0 nothing is wrong, 1 something is, 2 nothing could be judged.
`;

/** Beside the example, which is JSON and has no room for it. */
export const aboutFacts =
  'What each fact means: utility-widgets --help, or dist/lib/testing/facts.d.ts of the package.';

export const exampleFacts = {
  session: 'cookie',
  resident: { identifier: 'test-resident', password: 'their password' },
  otherResident: { identifier: 'another-resident', password: 'their password' },
  unverified: { identifier: 'not-verified-yet', password: 'their password' },
  lockable: { identifier: 'may-be-locked', password: 'their password' },
  linking: {
    proof: { accountNumber: '30215', customerNumber: '405583' },
    wrongProof: { accountNumber: '30215', customerNumber: '111111' },
    unknownProof: { accountNumber: '10101', customerNumber: '101010' },
    customerName: 'The customer’s whole name',
  },
  guest: {
    proof: { accountNumber: '28624', customerNumber: '405583' },
    wrongProof: { accountNumber: '28624', customerNumber: '111111' },
    unknownProof: { accountNumber: '10101', customerNumber: '101010' },
    customerName: 'The customer’s whole name',
    serviceAddress: 'The whole address',
    accountNumber: '28624',
    mostLookUps: 12,
  },
  registration: {
    answers: { userId: 'r{random}', password: 'a password that fits', email: '{random}@test.example' },
    knownEmail: 'registered@test.example',
    takenUserName: 'test-resident',
    challenge: 'digits',
    mailbox: 'https://api.city.example/test/mailbox',
  },
  payment: {
    paid: 'token of a card that pays',
    processing: 'token of a card that takes a while',
    actionRequired: 'token of a card whose bank asks',
    declined: { 'card-declined': 'token of a card that is declined' },
    bank: { token: 'token of a bank account that pays', lastFour: '1234' },
    bankRefused: { token: 'token of a bank account that is refused', lastFour: '9012' },
  },
} as const;

const counted = (cases: readonly CaseReport[], verdict: Verdict, words: string): string[] => {
  const count = cases.filter((one) => one.verdict === verdict).length;
  return count === 0 ? [] : [`${count} ${words}`];
};

const byPort = (cases: readonly CaseReport[]): string[] =>
  [...new Set(cases.map(({ port }) => port))].map((port) => {
    const own = cases.filter((one) => one.port === port);
    const parts = [
      ...counted(own, 'passed', 'right'),
      ...counted(own, 'failed', 'WRONG'),
      ...counted(own, 'not-judged', 'not judged'),
      ...counted(own, 'not-offered', 'not offered'),
    ];
    return `  ${port.padEnd(14)}${parts.join(', ')}`;
  });

const listed = (cases: readonly CaseReport[], verdict: Verdict, title: string): string[] => {
  const own = cases.filter((one) => one.verdict === verdict);
  if (own.length === 0) return [];
  return [
    '',
    title,
    ...own.flatMap(({ id, name, words = '' }) => [`  ${id}`, `    It ${name}.`, `    ${words}.`]),
  ];
};

const missing = (cases: readonly CaseReport[]): string[] => {
  const own = cases.filter((one) => one.verdict === 'not-judged');
  const reasons = [...new Set(own.map(({ words = '' }) => words))];
  if (own.length === 0) return [];
  return [
    '',
    'Not judged',
    ...reasons.map((reason) => {
      const ids = own.filter(({ words = '' }) => words === reason).map(({ id }) => id);
      return `  ${reason}: ${ids.join(', ')}`;
    }),
  ];
};

function verdictOf({ safe, offered, because, notJudged }: Safety): string {
  if (!offered) return 'not offered by this portal';
  const open = notJudged.length > 0 ? ` (${notJudged.length} not judged)` : '';
  if (safe) return `yes${open}`;
  return because.length > 0 ? `NO: ${because.join(', ')}` : `NOT KNOWN${open}`;
}

const safeties = (title: string, all: Readonly<Record<string, Safety>>): string[] => [
  '',
  title,
  ...Object.keys(all).flatMap((name) => {
    const safety = all[name];
    return safety ? [`  ${name.padEnd(22)}${verdictOf(safety)}`] : [];
  }),
];

function next({ counts }: ConformanceReport, hasFacts: boolean): string[] {
  const steps = [
    ...(counts.failed > 0
      ? ['Mend what is WRONG. The rules are in openapi.json; each line above says what was seen.']
      : []),
    ...(counts['not-judged'] > 0
      ? [
          hasFacts
            ? 'Add the facts that are missing, and run this again.'
            : 'Write a file of facts (utility-widgets facts prints an example) and give it with --facts.',
        ]
      : []),
    ...(counts.failed === 0 && counts['not-judged'] === 0
      ? ['Nothing is wrong. Run this again with each change of the backend.']
      : []),
    'Put only tags before residents that are safe to enable.',
  ];
  return ['', 'What to do next', ...steps.map((step) => `  ${step}`)];
}

/** The report for somebody who reads it in a terminal. */
export const inWords = (report: ConformanceReport, url: string, origin: string, hasFacts: boolean): string =>
  [
    `${url}, asked as a page of ${origin}`,
    '',
    ...byPort(report.cases),
    ...listed(report.cases, 'failed', 'Wrong'),
    ...missing(report.cases),
    ...safeties('Safe to enable: tags', report.tags),
    ...safeties('Safe to enable: features', report.features),
    ...next(report, hasFacts),
    '',
    `${report.counts.passed} right, ${report.counts.failed} wrong, ${report.counts['not-judged']} not judged, ${report.counts['not-offered']} not offered`,
    '',
  ].join('\n');
