import type { Challenge, RegisterRequest } from '../../src/contract/index.js';
import { randomKey } from '../../src/core/clock.js';
import type { Context, Tx } from './context.js';
import { Refusal, invalid } from './refusal.js';

const challengeSeconds = 1800;
const length = 3;

/** `count` random digits. */
export function randomDigits({ clock }: Context, count: number): string {
  let digits = '';
  while (digits.length < count) {
    for (const byte of clock.random(count)) {
      // Bytes past the last whole multiple would favour the low digits.
      if (byte < 250 && digits.length < count) digits += String(byte % 10);
    }
  }
  return digits;
}

/** A question in words: no image, nothing to be seen. */
export async function makeChallenge(context: Context, tx: Tx): Promise<Challenge> {
  const answer = randomDigits(context, length);
  const id = randomKey(context.clock);
  await tx.put('challenges', id, {
    ...{ id, answer },
    expiresAt: context.clock.now() + challengeSeconds * 1000,
  });
  const spaced = [...answer].join(' ');
  return {
    id,
    question: { en: `Type these numbers: ${spaced}`, es: `Escriba estos números: ${spaced}` },
  };
}

/**
 * Whether the question was answered. A wrong answer uses the question up, and so does a registration that is accepted: who has another
 * field wrong need not answer anew. Spaces and dashes do not matter.
 */
async function answersChallenge(
  context: Context,
  tx: Tx,
  given: NonNullable<RegisterRequest['challenge']>,
): Promise<boolean> {
  const challenge = await tx.get('challenges', given.id);
  const digits = given.answer.normalize('NFKC').replace(/\D/g, '');
  const right = challenge?.answer === digits && challenge.expiresAt > context.clock.now();
  if (!right) await tx.remove('challenges', given.id);
  return right;
}

/** Uses a question up. Throws `challenge-wrong` where another registration did so meanwhile. */
export async function useChallenge(tx: Tx, id: string): Promise<void> {
  if (!(await tx.get('challenges', id))) throw new Refusal('challenge-wrong');
  await tx.remove('challenges', id);
}

/** Throws `validation` where nothing was answered, `challenge-wrong` where the answer, or the question's time, is wrong. */
export async function requireChallenge(
  context: Context,
  given: RegisterRequest['challenge'],
): Promise<string> {
  if (!given) throw invalid('challenge', 'empty');
  const right = await context.store.transaction((tx) => answersChallenge(context, tx, given));
  if (!right) throw new Refusal('challenge-wrong');
  return given.id;
}
