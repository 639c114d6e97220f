/**
 * Lit's style sheets for browsers that have constructable ones, which is all that these widgets start in. The script tag's build puts
 * this in the place of Lit's own, which also knows what to do in others.
 */
export class CSSResult {
  #sheet: CSSStyleSheet | undefined;
  readonly cssText: string;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }
}

export const supportsAdoptingStyleSheets = true;

export const unsafeCSS = (value: unknown): CSSResult => new CSSResult(String(value));

export const css = (
  strings: TemplateStringsArray,
  ...values: readonly { readonly cssText: string }[]
): CSSResult =>
  new CSSResult(
    values.reduce(
      (text, { cssText }, index) => text + cssText + (strings[index + 1] ?? ''),
      strings[0] ?? '',
    ),
  );

export const getCompatibleStyle = <T>(style: T): T => style;

export const adoptStyles = (root: ShadowRoot, styles: readonly CSSResult[]): void => {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
};
