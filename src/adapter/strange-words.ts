import type { UtilityError } from '../core/errors.js';

const said = new Set<string>();

/** One console line for each call: which answer is wrong, and where; never what stands there. Or what an adapter threw. */
export function warnOfStrange(call: string, { code, cause }: UtilityError): void {
  if (said.has(call)) return;
  said.add(call);
  if (code === 'adapter-defect') {
    const words = cause instanceof Error ? cause.message : String(cause);
    console.warn(`utility-widgets: ${call} of the adapter threw: ${words}`);
    return;
  }
  const issues = Array.isArray(cause) ? (cause as readonly { readonly path?: string }[]) : null;
  const where = issues?.slice(0, 3).map(({ path = '' }) => (path === '' ? 'the whole answer' : path));
  const thrown = cause instanceof Error ? `: ${cause.message}` : '';
  const what = where ? `Wrong or missing: ${where.join(', ')}.` : `${code}${thrown}`;
  console.warn(`utility-widgets: ${call}: the answer is not as the contract says. ${what}`);
}
