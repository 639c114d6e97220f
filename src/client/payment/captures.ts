import type { Means, MeansError } from '../../core/payment/types.js';

export type Captured =
  | { readonly ok: true; readonly means: Means }
  | { readonly ok: false; readonly errors: readonly MeansError[] };

/** What a widget lends to the desk: the frame in which a card or a bank account is typed. Rejects when the frame does not answer. */
export interface Capture {
  /** Whether anybody can see it. */
  readonly shown?: boolean;
  capture(): Promise<Captured>;
  challenge(challenge: string): Promise<'finished' | 'cancelled'>;
  clear(): void;
}

/** The frames of a page in which a card can be typed; the last one is where the resident is at work. */
export class Captures {
  #all: readonly Capture[] = [];
  readonly #waiting = new Set<() => void>();

  get current(): Capture | undefined {
    return this.#all.at(-1);
  }

  /** The answer takes it away again. */
  attach(capture: Capture): () => void {
    this.#all = [capture, ...this.#all];
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
    return () => {
      this.#all = this.#all.filter((other) => other !== capture);
    };
  }

  /** Of several, the resident is at work in this one. */
  prefer(capture: Capture): void {
    const others = this.#all.filter((other) => other !== capture);
    if (others.length < this.#all.length) this.#all = [...others, capture];
  }

  clear(): void {
    for (const capture of this.#all) capture.clear();
  }

  /** Has the bank's question asked in a frame that can be seen, and waits for one where there is none. */
  async challenge(challenge: string, ended: Promise<void>): Promise<boolean> {
    // After a reload the frame comes later than the answer.
    if (!this.current)
      await Promise.race([ended, new Promise<void>((resolve) => this.#waiting.add(resolve))]);
    const seen = this.#all.findLast(({ shown }) => shown !== false);
    if (seen) this.prefer(seen);
    return (await Promise.race([ended, this.current?.challenge(challenge)])) === 'finished';
  }
}
