import type { Registration, RegistrationField } from '../../contract/doors.js';

/** One answer as the flow sees it: its name, and what may become of it. */
export interface PlannedAnswer {
  readonly name: string;
  readonly required: boolean;
  /** Harmless enough to outlast the page in the tab's storage. */
  readonly kept: boolean;
}

export interface PlannedStep {
  readonly answers: readonly PlannedAnswer[];
  /** The backend gets it before the next step is shown. */
  readonly send: boolean;
}

/** What a portal's registration consists of, without its words. */
export interface Plan {
  readonly termsVersion: string | null;
  readonly challenge: boolean;
  readonly steps: readonly PlannedStep[];
}

/** Kinds whose answers are no secret, no number and no name. */
const harmless = new Set(['user-name', 'email', 'choice']);

/** The name of the field in which an answer is typed again. */
export const againName = (name: string): string => `${name}-again`;

/** The name of the field that holds the answer to the challenge; no portal's field is called so. */
export const challengeName = 'utility-challenge';

/** Whether this version can ask for it: a kind that it does not know is plain text where it is needed, and left out where it is not. */
export const isAsked = ({ kind, required }: RegistrationField): boolean => kind !== 'other' || required;

/** The steps of a portal's registration. The last one is always sent. */
export function planOf({ steps, terms, challenge }: Registration): Plan {
  return {
    termsVersion: terms?.version ?? null,
    challenge,
    steps: steps.map(({ fields, send }, index) => ({
      send: send || index === steps.length - 1,
      answers: fields.filter(isAsked).flatMap(({ name, kind, required, retype }) => {
        const kept = harmless.has(kind);
        const own = { name, required, kept };
        return retype ? [own, { name: againName(name), required, kept }] : [own];
      }),
    })),
  };
}

/** The first step whose answers have not been sent when everything before `index` has been answered. */
export function firstUnsent({ steps }: Plan, index: number): number {
  let first = 0;
  steps.slice(0, index).forEach((step, at) => {
    if (step.send) first = at + 1;
  });
  return first;
}
