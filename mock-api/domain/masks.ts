import { mask } from '../../src/core/identifiers.js';

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
