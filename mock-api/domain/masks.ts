import { mask } from '../../src/core/mask.js';

export { maskEmail } from './context.js';

/** `Rosa Delgado-Ortiz` as `R••• D•••`: enough to know one's own, whatever the length. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}•••`)
    .join(' ');

/** A telephone number by its last three digits. */
export const maskPhone = (digits: string): string => mask(digits);

/** `214 WATERLILY CT` as `••4 W••• C•••`: of the house number the last digit, of each word the first letter. */
export const maskAddress = (address: string): string =>
  address
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\p{N}/u.test(word) ? `••${word.slice(-1)}` : maskName(word)))
    .join(' ');
