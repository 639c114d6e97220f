export type ErrorKind = 'configuration' | 'network' | 'service' | 'auth' | 'rejected' | 'contract';

export interface FieldError {
  /** The request's property. */
  readonly field: string;
  readonly code: string;
}

export interface ErrorDetails {
  /** Stable, kebab-case; the messages are keyed by it. */
  readonly code: string;
  /** Whether the same question may be answered if it is asked again. */
  readonly retry?: boolean;
  readonly correlationId?: string | undefined;
  readonly status?: number;
  /** How long the backend asks to wait. */
  readonly retryAfterSeconds?: number | undefined;
  readonly fields?: readonly FieldError[];
  readonly cause?: unknown;
}

// Not `instanceof`: two copies of the library may share a page, and an adapter may bring a third.
const brand = Symbol.for('utility-widgets.error');

/** The only thing that an adapter throws. Its message is for logs: the screen's words come from `kind` and `code`. */
export class UtilityError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retry: boolean;
  readonly correlationId: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly FieldError[];

  constructor(kind: ErrorKind, details: ErrorDetails) {
    super(`${kind}/${details.code}`, { cause: details.cause });
    this.name = 'UtilityError';
    this.kind = kind;
    this.code = details.code;
    this.retry = details.retry ?? (kind === 'network' || kind === 'service');
    this.correlationId = details.correlationId;
    this.status = details.status;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.fields = details.fields ?? [];
    Object.defineProperty(this, brand, { value: true });
  }
}

export const isUtilityError = (value: unknown): value is UtilityError =>
  typeof value === 'object' && value !== null && brand in value;

/** Whether a read was refused: what was asked for is not this resident's, or is not there. To ask the same again is of no use. */
export const isRefused = (error: UtilityError | null): boolean => error?.kind === 'rejected';

/** Anything that was thrown, as the one error type: what is not ours is a defect of the adapter. */
export const toUtilityError = (value: unknown): UtilityError =>
  isUtilityError(value) ? value : new UtilityError('contract', { code: 'adapter-defect', cause: value });
