import { createElement as h, type ReactElement, type ReactNode } from 'react';

/** `code`, **strong** and [links](address) of a cell. */
const inline = (text: string): readonly ReactNode[] =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).map((piece, index) => {
    const key = index.toString();
    const [, words = '', href = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? [];
    if (words !== '') return h('a', { key, href: `./${href}`, target: '_top' }, words);
    if (piece.startsWith('`')) return h('code', { key }, piece.slice(1, -1));
    return piece.startsWith('**') ? h('strong', { key }, piece.slice(2, -2)) : piece;
  });

const cellsOf = (row: string): readonly string[] => row.split(' | ').map((cell) => cell.trim());

interface Rows {
  /** Names of columns, with ` | ` between them. */
  readonly head: string;
  readonly rows: readonly string[];
}

/** A table: guides are written in the plain Markdown, which has none. */
export const Table = ({ head, rows }: Rows): ReactElement => {
  const columns = cellsOf(head).map((name) => h('th', { key: name, scope: 'col' }, name));
  const lines = rows.map((row) =>
    h(
      'tr',
      { key: row },
      cellsOf(row).map((cell, index) => h('td', { key: index.toString() }, ...inline(cell))),
    ),
  );
  const table = h('table', {}, h('thead', {}, h('tr', {}, columns)), h('tbody', {}, lines));
  // Names of code do not break: on a phone the table scrolls, also by keys.
  return h(
    'div',
    { className: 'wide', tabIndex: 0, role: 'region', 'aria-label': cellsOf(head).join(', ') },
    table,
  );
};
