/** How many letters have to be changed, added or left out to make one word of the other. */
function distance(one: string, other: string): number {
  let row = [0, ...[...other].map((_, index) => index + 1)];
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The name that was probably meant; null where none is like it. */
export function nearest(token: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, far: distance(name, token) }))
    .sort((one, other) => one.far - other.far);
  const [first] = ranked;
  return first && first.far <= Math.max(2, token.length / 3) ? first.name : null;
}

/** Names that begin like a token's, in the rules of a sheet and in those within them; how many cannot be read. */
function collect(sheet: CSSStyleSheet, found: Set<string>): number {
  const visit = (rules: CSSRuleList): number => {
    let unread = 0;
    for (const rule of rules) {
      const { style, cssRules, styleSheet } = rule as Partial<CSSStyleRule & CSSImportRule>;
      if (style) collectStyle(style, found);
      if (cssRules) unread += visit(cssRules);
      if (styleSheet) unread += collect(styleSheet, found);
    }
    return unread;
  };
  try {
    return visit(sheet.cssRules);
  } catch {
    // Of another origin.
    return 1;
  }
}

function collectStyle(style: CSSStyleDeclaration, found: Set<string>): void {
  for (const name of style) if (name.startsWith('--utility-')) found.add(name.slice('--utility-'.length));
}

/** The document, and the shadow trees of the page in which the widget stands. */
function rootsOf(widget: Element): readonly (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = widget.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    roots.push(root);
  return roots;
}

/** Every `--utility-*` name that the page around a widget sets, without the prefix, and how many sheets no script may read. */
export function namesSet(widget: Element): { readonly names: readonly string[]; readonly unread: number } {
  const found = new Set<string>();
  let unread = 0;
  for (const root of rootsOf(widget)) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) unread += collect(sheet, found);
    for (const element of root.querySelectorAll<HTMLElement>('[style*="--utility-"]'))
      collectStyle(element.style, found);
  }
  return { names: [...found], unread };
}
