import { afterThisTest } from './page.js';

/** What is written to the console as a warning from now on. */
export function warnings(): string[] {
  const lines: string[] = [];
  const real = console.warn;
  console.warn = (...args: unknown[]): void => void lines.push(args.join(' '));
  afterThisTest(() => (console.warn = real));
  return lines;
}
