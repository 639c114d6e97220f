import { NotJudged, NotOffered } from './case.js';
import type { ConformanceCase, ConformanceFeature, ConformancePort } from './case.js';

/** `not-offered`: the portal says that the utility does not do this. `not-judged` says nothing, least of all that it is right. */
export type Verdict = 'passed' | 'failed' | 'not-judged' | 'not-offered';

export interface CaseReport {
  readonly id: string;
  readonly port: ConformancePort;
  readonly name: string;
  readonly verdict: Verdict;
  /** What was seen, or what is missing. */
  readonly words?: string;
}

export interface Safety {
  /** Whether it may be put before residents: nothing failed, and what has to be judged was. */
  readonly safe: boolean;
  /** Whether the portal offers it. */
  readonly offered: boolean;
  /** Ids of the cases that failed. */
  readonly because: readonly string[];
  /** Ids of the cases that could not be judged: give the facts that they lack. */
  readonly notJudged: readonly string[];
}

export interface ConformanceReport {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly cases: readonly CaseReport[];
  /** Which tags are safe to enable. */
  readonly tags: Readonly<Record<string, Safety>>;
  /** Which features are. */
  readonly features: Readonly<Record<string, Safety>>;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function judge({ id, port, name, run }: ConformanceCase): Promise<CaseReport> {
  const about = { id, port, name };
  try {
    await run();
    return { ...about, verdict: 'passed' };
  } catch (error) {
    const words = message(error);
    if (error instanceof NotJudged) return { ...about, verdict: 'not-judged', words };
    if (error instanceof NotOffered) return { ...about, verdict: 'not-offered', words };
    return { ...about, verdict: 'failed', words };
  }
}

/** What each tag stands on. */
const tags: Readonly<Record<string, readonly ConformancePort[]>> = {
  'utility-login': ['session'],
  'utility-register': ['registration', 'session'],
  'utility-verify': ['registration'],
  'utility-link-account': ['linking', 'accounts', 'session'],
  'utility-bill-list': ['bills', 'accounts', 'session'],
  'utility-pay-now': ['payments', 'bills', 'accounts', 'session'],
  'utility-usage-chart': ['usage', 'accounts', 'session'],
  'utility-provider': [],
};

const features: Readonly<Record<ConformanceFeature, readonly ConformancePort[]>> = {
  'sign-in': ['session'],
  registration: ['registration', 'session'],
  accounts: ['accounts', 'session'],
  linking: ['linking', 'accounts', 'session'],
  bills: ['bills', 'accounts', 'session'],
  payments: ['payments', 'bills', 'accounts', 'session'],
  'guest-payment': ['guest', 'payments'],
  usage: ['usage', 'accounts', 'session'],
  card: ['payments'],
  'bank-account': ['payments'],
  resolve: ['payments'],
  'cross-origin': ['http'],
};
/** Features that a tag may do without: what fails there leaves the tag safe where the feature is not switched on. */
const apart: readonly ConformanceFeature[] = ['bank-account', 'guest-payment', 'cross-origin'];
/** What everything stands on. */
const ground: readonly ConformancePort[] = ['portal', 'adapter', 'http'];

type Features = readonly ConformanceFeature[] | undefined;
interface Judged {
  readonly report: CaseReport;
  readonly features: Features;
  readonly extra: boolean;
}

function safety(bearing: readonly Judged[], own: readonly ConformancePort[]): Safety {
  const ids = (verdict: Verdict): string[] =>
    bearing.filter(({ report }) => report.verdict === verdict).map(({ report }) => report.id);
  const [first] = own;
  const core = bearing.filter(({ report }) => first === undefined || report.port === first);
  const offered = core.some(({ report }) => report.verdict !== 'not-offered');
  const shown = core.some(({ report }) => report.verdict === 'passed');
  const because = ids('failed');
  const open = bearing.some(({ report, extra }) => report.verdict === 'not-judged' && !extra);
  const safe = offered && shown && !open && because.length === 0;
  return { safe, offered, because, notJudged: ids('not-judged') };
}

/** Whether a case that is about some features bears on a tag. */
const bearsOnTag = (own: readonly ConformancePort[], port: ConformancePort, about: Features): boolean => {
  if (about?.every((one) => apart.includes(one)) === true) return false;
  if (own.includes(port)) return true;
  if (!ground.includes(port)) return false;
  return about === undefined || about.some((one) => own.some((needed) => needed === features[one][0]));
};

const bearsOnFeature = (name: ConformanceFeature, port: ConformancePort, about: Features): boolean => {
  if (about?.includes(name) === true) return true;
  if (name === 'cross-origin') return port === 'http' && about === undefined;
  const own = features[name];
  if (about?.every((one) => apart.includes(one)) === true) return false;
  if (about !== undefined && ['card', 'bank-account'].some((kind) => about.some((one) => one === kind))) {
    return own.includes(port) && name !== 'bank-account' && name !== 'card';
  }
  return own.includes(port) || (ground.includes(port) && about === undefined);
};

/**
 * Runs cases one after the other and says what follows from them. Does not reject: what goes wrong is in the report. `onCase` hears of
 * each as it ends.
 */
export async function runConformance(
  cases: readonly ConformanceCase[],
  onCase: (report: CaseReport) => void = () => undefined,
): Promise<ConformanceReport> {
  const judged: Judged[] = [];
  for (const one of cases) {
    const report = await judge(one);
    judged.push({ report, features: one.features, extra: one.extra === true });
    onCase(report);
  }
  const reports = judged.map(({ report }) => report);
  const count = (verdict: Verdict): number => reports.filter((one) => one.verdict === verdict).length;
  const all = Object.keys(features) as ConformanceFeature[];
  return {
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      'not-judged': count('not-judged'),
      'not-offered': count('not-offered'),
    },
    cases: reports,
    tags: Object.fromEntries(
      Object.keys(tags).map((tag) => {
        const own = tags[tag] ?? [];
        return [
          tag,
          safety(
            judged.filter((one) => bearsOnTag(own, one.report.port, one.features)),
            own,
          ),
        ];
      }),
    ),
    features: Object.fromEntries(
      all.map((name) => [
        name,
        safety(
          judged.filter((one) => bearsOnFeature(name, one.report.port, one.features)),
          features[name],
        ),
      ]),
    ),
  };
}
