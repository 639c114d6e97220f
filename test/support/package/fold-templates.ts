import ts from 'typescript';
import type { Plugin } from 'vite';

const tags = new Set(['html', 'svg', 'css']);

const foldCss = (text: string): string =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/;}/g, '}')
    // A space before the colon may belong to a selector; one behind it only ever to a value.
    .replace(/([\w-]): /g, '$1:')
    .replace(/ (?=!important)/g, '')
    .replace(/(?<![\w.])0(?=\.\d)/g, '');

/** A line break and its indentation count as one space, in HTML as here; other spaces are left as they are. */
const foldHtml = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** Takes out of the templates what only the reader of the source needs. */
export function foldTemplates(): Plugin {
  return {
    name: 'fold-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !/(html|svg|css)`/.test(code)) return undefined;
      const file = ts.createSourceFile(id, code, ts.ScriptTarget.ES2022, true);
      const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isTaggedTemplateExpression(node) && tags.has(node.tag.getText(file))) {
          const fold = node.tag.getText(file) === 'css' ? foldCss : foldHtml;
          const parts: ts.Node[] = ts.isTemplateExpression(node.template)
            ? [node.template.head, ...node.template.templateSpans.map((span) => span.literal)]
            : [node.template];
          for (const part of parts) {
            const from = part.getStart(file);
            const text = code.slice(from, part.end);
            edits.push({ from, to: part.end, text: fold(text) });
          }
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      let folded = code;
      for (const { from, to, text } of edits.sort((one, other) => other.from - one.from)) {
        folded = folded.slice(0, from) + text + folded.slice(to);
      }
      return { code: folded, map: null };
    },
  };
}
