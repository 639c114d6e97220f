import type { UtilityAdapter } from '../adapter/port.js';
import { UtilityError } from '../core/errors.js';

type Method = (...given: unknown[]) => unknown;

/**
 * An adapter of the page's own comes from outside like any backend: what its methods answer is taken only in the contract's shape. One
 * of another shape leaves a payment unknown, never paid, and keeps its key. What does the checking is loaded with the first answer:
 * few pages bring an adapter, and ours for REST has checked already.
 */
export function believed(adapter: UtilityAdapter): UtilityAdapter {
  const { id, getPortal } = adapter as Partial<UtilityAdapter>;
  if (!id || typeof getPortal !== 'function') {
    throw new UtilityError('configuration', { code: 'adapter-shape', cause: 'id and getPortal are needed' });
  }
  return guard(adapter);
}

function guard<T extends object>(own: T): T {
  // Not around the adapter itself: a frozen one could not be answered for.
  return new Proxy({} as T, {
    get: (_, name) => {
      const member: unknown = Reflect.get(own, name);
      if (typeof member === 'object' && member !== null) return guard(member);
      if (typeof member !== 'function') return member;
      // What is asked and how an answer is checked comes with the first question.
      return (...given: unknown[]): Promise<unknown> =>
        import('./answers.js').then(
          ({ ask }) => ask(own, member as Method, String(name), given),
          (cause: unknown) => {
            throw new UtilityError('network', { code: 'code-not-loaded', cause });
          },
        );
    },
  });
}
