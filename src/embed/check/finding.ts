/** Something that a check of an installation has found. */
export interface Finding {
  /** `wrong`: residents cannot use something. `doubt`: worth a look. `fine`: as it should be. */
  readonly level: 'wrong' | 'doubt' | 'fine';
  /** In plain words for a webmaster, with what to do. Holds no personal data. */
  readonly text: string;
}

export const wrong = (text: string): Finding => ({ level: 'wrong', text });
export const doubt = (text: string): Finding => ({ level: 'doubt', text });
export const fine = (text: string): Finding => ({ level: 'fine', text });
