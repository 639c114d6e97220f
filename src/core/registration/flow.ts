import type { FieldError } from '../errors.js';
import type { Step } from '../flow.js';
import { challengeName, firstUnsent, type Plan } from './plan.js';
import type {
  Answers,
  Draft,
  Kept,
  Question,
  RegistrationEffect,
  RegistrationEvent,
  RegistrationState,
} from './types.js';

type Next = Step<RegistrationState, RegistrationEffect>;

export const initialRegistration: RegistrationState = { at: 'unopened' };

/** A registration, from the terms to its end. What is sent, how, and who is told, is the caller's matter. */
export function registration(state: RegistrationState, event: RegistrationEvent): Next {
  if (event.type === 'opened') {
    return state.at === 'unopened' ? opened(event.plan, event.kept, event.pending) : [state, []];
  }
  if (state.at === 'unopened') return [state, []];
  const { draft } = state;
  switch (event.type) {
    case 'termsAccepted':
      if (state.at !== 'terms') return [state, []];
      return keep(fill({ ...draft, accepted: draft.plan.termsVersion }));
    case 'edited':
      if (state.at !== 'filling') return [state, []];
      return keep([{ ...state, draft: withAnswers(draft, event.answers) }, []]);
    case 'answered':
      return state.at === 'filling' ? answered(state, event.answers) : [state, []];
    case 'backWanted':
      if (state.at !== 'filling' || draft.step === draft.from) return [state, []];
      return keep(fill({ ...withAnswers(draft, event.answers), step: draft.step - 1 }));
    case 'questionWanted':
      if (state.at !== 'filling' || state.question.is !== 'failed') return [state, []];
      return [{ ...state, question: { is: 'asking' } }, [{ do: 'askQuestion' }]];
    case 'questionCame':
      return withQuestion(state, { is: 'asked', challenge: event.challenge });
    case 'questionFailed':
      return withQuestion(state, { is: 'failed' });
    case 'refused':
      return state.at === 'sending' ? refused(state, event) : [state, []];
    case 'verificationPending':
      return state.at === 'sending'
        ? keep([{ at: 'pending', draft: withoutSecrets(draft) }, []])
        : [state, []];
    case 'detailsNeeded':
      return detailsNeeded(state, event.ticket);
    case 'registered':
      if (state.at !== 'sending' && state.at !== 'pending') return [state, []];
      return [{ at: 'registered', draft: { ...draft, answers: {}, ticket: null } }, [{ do: 'dropKept' }]];
    case 'restarted': {
      const [next, effects] = begin(draft.plan);
      return [next, [{ do: 'dropKept' }, ...effects]];
    }
  }
}

function begin(plan: Plan): Next {
  const draft: Draft = { plan, step: 0, from: 0, answers: {}, ticket: null, accepted: null };
  return plan.termsVersion === null ? fill(draft) : [{ at: 'terms', draft }, []];
}

function opened(plan: Plan, kept: Kept | null, pending: boolean): Next {
  if (kept === null || plan.steps[kept.step] === undefined) return begin(plan);
  // Terms that have changed meanwhile are accepted anew.
  const agreed = kept.ticket !== null || kept.accepted === plan.termsVersion;
  const from = kept.ticket === null ? 0 : firstUnsent(plan, kept.step);
  const answers = onlyKept(plan, kept.answers);
  const draft: Draft = { plan, from, answers, ticket: kept.ticket, accepted: kept.accepted, step: kept.step };
  if (kept.pending && pending) return [{ at: 'pending', draft }, []];
  // What was never kept has to be typed again, and what has no ticket cannot be past a step that was sent.
  const first = firstIncomplete(draft);
  if (!agreed) return [{ at: 'terms', draft: { ...draft, step: first, accepted: null } }, []];
  return fill({ ...draft, step: first });
}

function firstIncomplete({ plan, from, step, answers }: Draft): number {
  for (let index = from; index < step; index++) {
    const here = plan.steps[index];
    if (!here || here.send || here.answers.some(({ name, required }) => required && !answers[name]))
      return index;
  }
  return step;
}

/** Shows a step. A question is asked with the first answers that are sent: a ticket stands for one that was answered. */
function fill(draft: Draft, errors: readonly FieldError[] = []): Next {
  const asks = draft.plan.challenge && draft.ticket === null && draft.plan.steps[draft.step]?.send === true;
  return [
    { at: 'filling', draft, errors, trouble: null, question: { is: asks ? 'asking' : 'none' } },
    asks ? [{ do: 'askQuestion' }] : [],
  ];
}

function answered(state: RegistrationState & { readonly at: 'filling' }, given: Answers): Next {
  const { [challengeName]: answer = '', ...answers } = given;
  const draft = withAnswers(state.draft, answers);
  const { question } = state;
  if (!draft.plan.steps[draft.step]?.send) return keep(fill({ ...draft, step: draft.step + 1 }));
  // Without its question nothing can be sent: it is asked for again.
  if (question.is === 'asking') return [{ ...state, draft }, []];
  if (question.is === 'failed') {
    return [{ ...state, draft, question: { is: 'asking' } }, [{ do: 'askQuestion' }]];
  }
  const challenge = question.is === 'asked' ? { id: question.challenge.id, answer } : null;
  const [next, effects] = keep([{ at: 'sending', draft, question }, []]);
  return [next, [...effects, { do: 'register', draft, challenge }]];
}

function refused(
  { draft, question }: RegistrationState & { readonly at: 'sending' },
  { trouble, fields }: RegistrationEvent & { readonly type: 'refused' },
): Next {
  if (trouble.code === 'ticket-expired') {
    const [next, effects] = fill({ ...draft, step: 0, from: 0, ticket: null });
    return keep([next.at === 'filling' ? { ...next, trouble } : next, effects]);
  }
  if (trouble.code === 'challenge-wrong') {
    const errors = [{ field: challengeName, code: trouble.code }];
    return [
      { at: 'filling', draft, question: { is: 'asking' }, errors, trouble: null },
      [{ do: 'askQuestion' }],
    ];
  }
  const errors = fields.filter(({ field }) => stepOf(draft, field) !== undefined);
  const steps = errors.map(({ field }) => stepOf(draft, field) ?? draft.step);
  if (errors.length === 0) return [{ at: 'filling', draft, question, errors, trouble }, []];
  const step = Math.min(...steps);
  if (step === draft.step) return [{ at: 'filling', draft, question, errors, trouble: null }, []];
  return fill(
    { ...draft, step },
    errors.filter((error) => stepOf(draft, error.field) === step),
  );
}

/** The step among those just sent that asks for it. */
function stepOf({ plan, from, step }: Draft, field: string): number | undefined {
  if (field === challengeName) return step;
  for (let index = from; index <= step; index++) {
    if (plan.steps[index]?.answers.some(({ name }) => name === field)) return index;
  }
  return undefined;
}

/** Confirmed here, or by a link in a tab that knows nothing of what was typed before. */
function detailsNeeded(state: Exclude<RegistrationState, { readonly at: 'unopened' }>, ticket: string): Next {
  const { draft } = state;
  const known = state.at === 'pending' || state.at === 'sending';
  const sent = known ? draft.step : draft.plan.steps.findIndex(({ send }) => send);
  const step = Math.min(sent + 1, draft.plan.steps.length - 1);
  return keep(fill({ ...withoutSecrets(draft), step, from: step, ticket }));
}

function withQuestion(state: RegistrationState, question: Question): Next {
  return state.at === 'filling' && state.question.is === 'asking'
    ? [{ ...state, question }, []]
    : [state, []];
}

const withAnswers = (draft: Draft, answers: Answers): Draft => ({
  ...draft,
  answers: { ...draft.answers, ...answers },
});

function onlyKept({ steps }: Plan, answers: Answers): Answers {
  const names = steps.flatMap((step) => step.answers.filter(({ kept }) => kept).map(({ name }) => name));
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(answers, name)).map((name) => [name, answers[name] ?? '']),
  );
}

/** What the backend has now is not needed here any more. */
const withoutSecrets = (draft: Draft): Draft => ({ ...draft, answers: onlyKept(draft.plan, draft.answers) });

/** Keeps what may outlast the page. */
function keep([state, effects]: Next): Next {
  if (state.at === 'unopened') return [state, effects];
  const { plan, step, answers, ticket, accepted } = state.draft;
  const kept: Kept = {
    step,
    ticket,
    accepted,
    answers: onlyKept(plan, answers),
    pending: state.at === 'pending',
  };
  return [state, [{ do: 'keep', kept }, ...effects]];
}
