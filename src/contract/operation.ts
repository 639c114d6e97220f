import type { Schema } from './parse.js';

/**
 * One call of the contract. The REST adapter, the mock and the OpenAPI document are all made from these values.
 * A read is a GET: it may be repeated. A write is a POST with a JSON body and the custom header.
 */
export interface Operation<Params extends string, Body, Answer> {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** Relative to the portal's base address; `{name}` is a path parameter. */
  readonly path: string;
  readonly params: readonly Params[];
  readonly query: readonly string[];
  readonly body: Schema<Body> | null;
  readonly answer: Schema<Answer>;
  /** Whether the call needs a signed-in resident. */
  readonly session: 'needed' | 'not-needed';
  /** Whether the call carries an `Idempotency-Key`. */
  readonly keyed: boolean;
}

export const read = <P extends string, A>(
  name: string,
  path: string,
  params: readonly P[],
  session: 'needed' | 'not-needed',
  answer: Schema<A>,
  query: readonly string[] = [],
): Operation<P, null, A> => ({
  name,
  method: 'GET',
  path,
  params,
  query,
  body: null,
  answer,
  session,
  keyed: false,
});

export const write = <B, A>(
  name: string,
  path: string,
  session: 'needed' | 'not-needed',
  body: Schema<B>,
  answer: Schema<A>,
  keyed = false,
): Operation<never, B, A> => ({
  name,
  method: 'POST',
  path,
  params: [],
  query: [],
  body,
  answer,
  session,
  keyed,
});

/** Every write carries this header, so that no plain form or foreign page can send one. */
export const writeHeader = { name: 'X-Utility-Widgets', value: '1' } as const;
export const keyHeader = 'Idempotency-Key';
export const correlationHeader = 'X-Correlation-Id';
