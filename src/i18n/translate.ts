import { fillText } from '../core/text.js';

/** One message, or one for each plural form that the language has; `count` chooses. */
export type Message = string | { readonly other: string; readonly [form: string]: string };

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<M> = M extends string ? M : M extends { readonly other: infer Other } ? Other : never;
/** The values a message wants, read off its English text. */
export type Params<M> = [Names<TextOf<M>>] extends [never]
  ? M extends string
    ? []
    : [{ readonly count: number }]
  : [
      Readonly<Record<Names<TextOf<M>>, string | number>> &
        (M extends string ? unknown : { readonly count: number }),
    ];

export type Catalogue = Readonly<Record<string, Message>>;

/** Fills a message. A portal's own words come first; they are plain text with the same `{names}`. */
export function fill(
  message: Message | undefined,
  override: string | undefined,
  params: Readonly<Record<string, string | number>>,
  plural: Intl.PluralRules,
): string {
  return fillText(override ?? pick(message, params, plural), params);
}

function pick(
  message: Message | undefined,
  params: Readonly<Record<string, string | number>>,
  plural: Intl.PluralRules,
): string {
  if (message === undefined) return '';
  if (typeof message === 'string') return message;
  return message[plural.select(Number(params['count'] ?? 0))] ?? message.other;
}
