/** Letters and digits of a code of `length` as people type or paste it: alone, in groups, or inside the sentence that it came in. */
export function readCode(text: string, length: number): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const joined = plain.replace(/[\s.·\p{Pd}−_/():]/gu, '');
  if (/^[\dA-Za-z]*$/.test(joined) && joined.length === length) return joined.toUpperCase();
  // The message's own sentence was pasted: the one group of digits, perhaps split in two, that is as long as a code.
  const groups = plain.match(/\d[\d\s\p{Pd}]*\d|\d/gu) ?? [];
  const fits = groups.map((group) => group.replace(/\D/g, '')).filter((digits) => digits.length === length);
  const [first] = fits;
  return first !== undefined && fits.every((other) => other === first) ? first : joined.toUpperCase();
}

/** An e-mail address without what pasting adds: outer spaces, angle brackets, `mailto:`, invisible marks. */
export const readEmail = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^.*<([^<>]*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .trim();

/** Whether mail could reach it. Only what can never be an address is refused: the message itself is the proof. */
export const isEmail = (text: string): boolean => {
  const email = readEmail(text);
  return email.length <= 254 && /^[^\s@]+@[^\s@.,]+(\.[^\s@.,]+)+$/.test(email);
};

/** A telephone number's digits, with a plus sign where one was typed; null where it cannot be one. */
export function readPhone(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:/i, '');
  const digits = plain.replace(/[\s.·\p{Pd}−_/()+]/gu, '');
  if (!/^\d{10,15}$/.test(digits)) return null;
  return plain.startsWith('+') ? `+${digits}` : digits;
}
