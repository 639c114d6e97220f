import type { Problem, ProblemCode } from '../../src/contract/index.js';

interface Extras {
  readonly retryAfterSeconds?: number;
  readonly errors?: NonNullable<Problem['errors']>;
}

/** The utility says no, with a stable code. Nothing was changed and nothing was charged. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | undefined;
  readonly errors: NonNullable<Problem['errors']> | undefined;

  constructor(code: ProblemCode, extras: Extras = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.errors = extras.errors;
  }
}

/** A refusal because of one field of the request. */
export const invalid = (field: string, code: string): Refusal =>
  new Refusal('validation', { errors: [{ field, code }] });
