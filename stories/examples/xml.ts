/** The little XML that the example needs, for both of its sides. */

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An element with text; nothing where there is no value. */
export const leaf = (name: string, value?: string | number | boolean): string =>
  value === undefined
    ? ''
    : `<${name}>${String(value).replace(/[&<>]/g, (char) => entities[char] ?? char)}</${name}>`;

export const node = (name: string, ...inside: readonly string[]): string =>
  `<${name}>${inside.join('')}</${name}>`;

export const envelope = (header: string, body: string): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<soap:Envelope xmlns:soap="${SOAP}">`,
    node('soap:Header', header),
    node('soap:Body', body),
    '</soap:Envelope>',
  ].join('');

export interface Envelope {
  readonly header: Element;
  readonly body: Element;
}

/** Null where the text is no envelope: a page of HTML, half an answer, nothing. */
export function openEnvelope(text: string): Envelope | null {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  const [header, body] = ['Header', 'Body'].map((name) => parsed.getElementsByTagNameNS(SOAP, name)[0]);
  const broken = parsed.getElementsByTagName('parsererror').length > 0;
  return broken || !header || !body ? null : { header, body };
}

/** Something is missing in an answer, or is not what it should be. */
export class Unreadable extends Error {}

export const all = (within: Element, name: string): readonly Element[] =>
  [...within.children].filter(({ localName }) => localName === name);

export const child = (within: Element, name: string): Element | undefined => all(within, name)[0];

export const maybe = (within: Element, name: string): string | undefined =>
  child(within, name)?.textContent ?? undefined;

export function need(within: Element, name: string): Element {
  const found = child(within, name);
  if (!found) throw new Unreadable(`${within.localName} has no ${name}`);
  return found;
}

export const text = (within: Element, name: string): string => need(within, name).textContent;

/** A number as it is written; text that is none is an error, not `NaN`. */
export function number(within: Element, name: string): number {
  const written = text(within, name);
  if (!/^-?\d+(\.\d+)?$/.test(written)) throw new Unreadable(`${name} is no number`);
  return Number(written);
}
