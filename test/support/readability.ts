/** How hard a text is to read, by the formulas that plain-language rules name. */

/** Labels and headings have too few words for a formula that is about sentences. */
const fewestWords = 5;

export interface Counted {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

/** What a sentence is made of; a `{name}` stands for one short word. */
function wordsOf(sentence: string): readonly string[] {
  return sentence.replace(/\{\w+\}/g, 'x').match(/[\p{L}\d]+(?:[’'][\p{L}]+)*/gu) ?? [];
}

/** Sentences of a message; a colon begins a new one, because what follows is read by itself. */
export function sentencesOf(message: string): readonly string[] {
  return message.split(/(?<=[.!?…:])\s+/u).filter((part) => wordsOf(part).length >= fewestWords);
}

export function count(messages: readonly string[], syllablesOf: (word: string) => number): Counted {
  const sentences = messages.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return { sentences: sentences.length, words: words.length, syllables };
}

export function englishSyllables(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/[’']s?$/, '')
    // An e that is written and not said: `made`, `likes`, `asked`, but `table`, `changes`, `started`.
    .replace(/([^aeiouyl]|[aeiouy]l)e$/, '$1')
    .replace(/([^aeioucgsxzh])es$/, '$1s')
    .replace(/([^aeioudt])ed$/, '$1d');
  const groups = spoken.match(/[aeiouy]+/g) ?? [];
  const apart = spoken.match(/ia(?!l)|io(?!n)|[^q]ua|eo|ying/g) ?? [];
  return Math.max(1, groups.length + apart.length);
}

export function spanishSyllables(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/qu|gu(?=[eiéí])/g, 'q')
    .replace(/y$/, 'i');
  let syllables = 0;
  for (const group of letters.match(/[aeiouáéíóúü]+/g) ?? []) {
    // Two strong vowels, or a stressed weak one, are syllables of their own.
    const nuclei = group.match(/[aeoáéó]|[íú]/g) ?? [];
    syllables += Math.max(1, nuclei.length);
  }
  return Math.max(1, syllables);
}

/** The Flesch-Kincaid grade: years at a school of the United States. */
export function fleschKincaid(messages: readonly string[]): number {
  const { sentences, words, syllables } = count(messages, englishSyllables);
  return sentences === 0 ? 0 : 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** The perspicuity of Szigriszt-Pazos, which the INFLESZ scale grades: from 65 on, a text is quite easy. */
export function szigrisztPazos(messages: readonly string[]): number {
  const { sentences, words, syllables } = count(messages, spanishSyllables);
  return sentences === 0 ? 100 : 206.835 - 62.3 * (syllables / words) - words / sentences;
}
