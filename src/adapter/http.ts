import { correlationHeader, keyHeader, writeHeader, type Operation } from '../contract/operation.js';
import { parse } from '../contract/parse.js';
import { pause, randomId, type Clock } from '../core/clock.js';
import { UtilityError, toUtilityError } from '../core/errors.js';
import { toJson } from '../core/json.js';
import { refusal } from './problems.js';
import { nextWait } from './retry.js';
import { readInit, type Send } from './send.js';
import { tellStrange } from './strange.js';

export interface HttpOptions {
  /** The portal's base address. */
  readonly base: string;
  readonly clock: Clock;
  readonly send: Send;
  /** Whether the session still stands, after a refusal that says it does not; asked once a call. */
  readonly refresh?: (signal: AbortSignal) => Promise<boolean>;
  /** An answer to `GET /portal` that the loader asked for already; used once. */
  readonly early?: { readonly url: string; take(): Promise<Response> | undefined } | undefined;
}

export interface CallInput<P extends string, B> {
  readonly params?: Readonly<Record<P, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: B;
  readonly key?: string;
  /** Goes on when the page is left. */
  readonly keepalive?: boolean;
  readonly signal: AbortSignal;
}

/** One attempt of a read. */
const readTimeoutMs = 8_000;
/** A read with all its attempts, and a write: nothing waits longer without a word. */
const callTimeoutMs = 28_000;
/** A payment stays open behind the screen, which says "unknown" long before; its key ends it. */
const keyedTimeoutMs = 90_000;

export type Call = <P extends string, B, A>(
  operation: Operation<P, B, A>,
  input: CallInput<P, B>,
) => Promise<A>;

/** Speaks the contract over HTTP. Throws only `UtilityError`, or the signal's reason when the caller aborted. */
export function createHttp(options: HttpOptions): Call {
  const base = options.base.replace(/\/+$/, '');
  const { clock } = options;

  return async function call<P extends string, B, A>(
    operation: Operation<P, B, A>,
    input: CallInput<P, B>,
  ): Promise<A> {
    const correlationId = randomId(clock, 12);
    const limit = operation.keyed ? keyedTimeoutMs : callTimeoutMs;
    const deadline = clock.now() + limit;
    let refreshed = operation.session !== 'needed';
    input.signal.throwIfAborted();
    for (let attempt = 1; ; attempt++) {
      const left = deadline - clock.now();
      const timeout = operation.method === 'GET' ? Math.min(readTimeoutMs, left) : left;
      try {
        return await attemptOnce(operation, input, correlationId, timeout);
      } catch (thrown) {
        input.signal.throwIfAborted();
        const error = toUtilityError(thrown);
        if (error.kind === 'auth' && !refreshed) {
          refreshed = true;
          // The same request, under the same key: a refused one has had no effect.
          if (await options.refresh?.(input.signal).catch(() => false)) continue;
        }
        const wait = nextWait(operation, attempt, error, clock);
        if (wait === null || clock.now() + wait >= deadline) {
          tellStrange(operation.name, error);
          throw error;
        }
        await pause(clock, wait, input.signal);
        input.signal.throwIfAborted();
      }
    }
  };

  async function attemptOnce<P extends string, B, A>(
    operation: Operation<P, B, A>,
    input: CallInput<P, B>,
    correlationId: string,
    timeoutMs: number,
  ): Promise<A> {
    const url = base + address(operation, input);
    const stop = new AbortController();
    const abort = (): void => {
      stop.abort();
    };
    input.signal.addEventListener('abort', abort);
    const cancel = clock.after(timeoutMs, abort);
    const fail = (code: string, cause?: unknown): UtilityError => {
      const kind =
        code === 'malformed' || code === 'not-json' || code === 'off-schema' ? 'contract' : 'network';
      return new UtilityError(kind, { code, correlationId, cause, status: 0 });
    };
    try {
      const early = options.early?.url === url ? options.early.take() : undefined;
      const sent = early ?? options.send(url, init(operation, input, correlationId, stop.signal));
      const answer = await orAborted(sent, stop.signal);
      const text = await orAborted(answer.text(), stop.signal);
      if (!answer.ok) throw refusal(answer, text, clock, correlationId);
      if (!isJson(answer)) throw fail('not-json');
      const parsed = parse(
        operation.answer,
        readJson(text, () => fail('malformed')),
      );
      if (!parsed.ok) throw fail('off-schema', parsed.issues);
      return parsed.value;
    } catch (thrown) {
      const error = toUtilityError(thrown);
      if (error.code !== 'adapter-defect') throw error;
      throw fail(stop.signal.aborted ? 'timed-out' : 'unreachable', thrown);
    } finally {
      cancel();
      input.signal.removeEventListener('abort', abort);
    }
  }
}

function address<P extends string, B, A>(operation: Operation<P, B, A>, input: CallInput<P, B>): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name as P] ?? ''),
  );
  const query = new URLSearchParams(input.query ?? {}).toString();
  return query === '' ? path : `${path}?${query}`;
}

function init<P extends string, B, A>(
  operation: Operation<P, B, A>,
  input: CallInput<P, B>,
  correlationId: string,
  signal: AbortSignal,
): RequestInit {
  // A read without headers of ours needs no preflight: one round trip less on a slow line.
  if (operation.method === 'GET') return { ...readInit, signal };
  return {
    ...readInit,
    method: operation.method,
    signal,
    keepalive: input.keepalive === true,
    headers: {
      'Content-Type': 'application/json',
      [writeHeader.name]: writeHeader.value,
      [correlationHeader]: correlationId,
      ...(operation.keyed ? { [keyHeader]: input.key ?? '' } : {}),
    },
    body: toJson(input.body),
  };
}

/** Ends also what does not listen to the signal: the loader's own request, for one. */
const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('The request was given up', 'AbortError'));
    });
    work.then(resolve, reject);
  });

const isJson = (answer: Response): boolean => /[/+]json\b/i.test(answer.headers.get('Content-Type') ?? '');

function readJson(text: string, fail: () => UtilityError): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fail();
  }
}
