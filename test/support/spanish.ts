/** Whether a widget speaks Spanish in full: what is left in English of the library's own words. */
import { english, spanish } from './both-languages.js';
import { waitUntil } from './page.js';
import { elements, nameOf, text, tidy } from './perceive.js';

const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A whole line, for a message of few words: they are parts of others, and of names. */
function pattern(message: string): RegExp {
  const body = tidy(message)
    .split(/\{\w+\}/)
    .map(literal)
    // A value is one word, or a name in capitals: no sentence.
    .join('(?:\\S+|[^a-z]+)');
  const words = message.replace(/\{\w+\}/g, '').match(/\p{L}{2,}/gu)?.length ?? 0;
  return new RegExp(words > 2 ? body : `^${body}$`, 'm');
}

const textsOf = (message: string | Readonly<Record<string, string>>): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

/** Sentences that only English has. What is all values, or the same in both, says nothing. */
const sentences: readonly { readonly sentence: string; readonly found: RegExp }[] = Object.entries(
  english,
).flatMap(([key, message]) => {
  const same = new Set(textsOf(spanish[key] ?? ''));
  return textsOf(message)
    .filter((sentence) => /\p{L}{3}/u.test(sentence.replace(/\{\w+\}/g, '')) && !same.has(sentence))
    .map((sentence) => ({ sentence, found: pattern(sentence) }));
});

/** Everything that can be read or heard there, a line each: texts, and names that are not written anywhere. */
function perceived(place: HTMLElement): string {
  const named = [...elements(place)].filter((element) =>
    ['aria-label', 'title', 'alt', 'placeholder', 'aria-description'].some((name) =>
      element.hasAttribute(name),
    ),
  );
  return [text(place), ...named.map((element) => nameOf(element))].join('\n');
}

/** English sentences of the catalogues that stand there. */
export function englishIn(place: HTMLElement): string[] {
  const lines = perceived(place);
  return sentences.filter(({ found }) => found.test(lines)).map(({ sentence }) => sentence);
}

/** Switches what stands there to a language, and waits until no English is left, unless the words are a story's own. */
export async function speak(place: HTMLElement, lang: 'en' | 'es', ownWords = false): Promise<void> {
  place.lang = lang;
  const left = (): readonly Element[] =>
    [...elements(place)].filter(
      (element) => element.matches('.base[lang]') && !element.getAttribute('lang')?.startsWith(lang),
    );
  await waitUntil(() => left().length === 0, `the widgets speak ${lang}`);
  if (lang !== 'es' || ownWords) return;
  await waitUntil(() => englishIn(place).length === 0, 'no English').catch(() => {
    throw new Error(`English in a Spanish widget:\n${englishIn(place).join('\n')}\nin\n${perceived(place)}`);
  });
}
