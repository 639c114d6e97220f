import type { Characters, RegistrationField } from '../../contract/doors.js';

/** What a field's answer may be made of; undefined where the portal does not say, or says it in a way that nothing would fit. */
export function charactersOf({ kind, characters }: RegistrationField): Characters | undefined {
  if (kind !== 'user-name' || !characters) return undefined;
  const { letters, digits, extras } = characters;
  return letters !== 'none' || digits || extras ? characters : undefined;
}

/** Whether an answer has no other characters. Kinds of letters that this version does not know are left to the backend. */
export function isMadeOf(text: string, { letters, digits, extras = '' }: Characters): boolean {
  const letter = letters === 'a-z' ? /[a-z]/gi : /\p{L}\p{M}*/gu;
  const rest = letters === 'none' ? text : text.replace(letter, '');
  return [...rest].every((one) => extras.includes(one) || (digits && /\d/.test(one)));
}
