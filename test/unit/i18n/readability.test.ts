import { describe, expect, it } from 'vitest';

import {
  count,
  englishSyllables,
  fleschKincaid,
  sentencesOf,
  spanishSyllables,
  szigrisztPazos,
} from '../../support/readability.js';

describe('counting syllables', () => {
  it.each([
    ['bill', 1],
    ['charged', 1],
    ['changes', 2],
    ['made', 1],
    ['started', 2],
    ['table', 2],
    ['account', 2],
    ['utility', 4],
    ['maintenance', 3],
    ['paying', 2],
    ['confirmation', 4],
  ])('counts those of the English word “%s”: %i', (word, syllables) => {
    expect(englishSyllables(word)).toBe(syllables);
  });

  it.each([
    ['pague', 2],
    ['factura', 3],
    ['cuenta', 2],
    ['día', 2],
    ['envió', 2],
    ['leer', 2],
    ['aquí', 2],
    ['sesión', 2],
    ['contraseña', 4],
    ['muy', 1],
    ['averiguarlo', 5],
  ])('counts those of the Spanish word “%s”: %i', (word, syllables) => {
    expect(spanishSyllables(word)).toBe(syllables);
  });
});

describe('measuring a text', () => {
  it('leaves labels out, and reads a value as one short word', () => {
    expect(sentencesOf('Total {total}. Wait for {count} seconds, then go.')).toEqual([
      'Wait for {count} seconds, then go.',
    ]);
    expect(count(['Wait for {count} seconds, then go.'], () => 1)).toEqual({
      sentences: 1,
      words: 6,
      syllables: 6,
    });
  });

  it('finds legal English hard and plain English easy', () => {
    const legal =
      'Notwithstanding any previously communicated authorization, the undersigned customer irrevocably acknowledges responsibility.';
    expect(fleschKincaid([legal])).toBeGreaterThan(15);
    expect(fleschKincaid(['We sent a code to your phone. Type it here to go on.'])).toBeLessThan(3);
  });

  it('finds legal Spanish hard and plain Spanish easy', () => {
    const legal =
      'La correspondiente notificación administrativa se considerará debidamente cumplimentada independientemente de consideraciones posteriores.';
    expect(szigrisztPazos([legal])).toBeLessThan(20);
    expect(
      szigrisztPazos(['Le enviamos un código a su teléfono. Escríbalo aquí para seguir.']),
    ).toBeGreaterThan(65);
  });
});
