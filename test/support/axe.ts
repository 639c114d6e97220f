import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Runs axe over the whole document that holds `node`, since headings, landmarks and ids are a matter of the page, and
 * throws with each fault: rule, help text and elements. `node` must be in the document, or nothing would be shown.
 */
export async function expectNoAxeViolations(node: Element): Promise<void> {
  if (!node.isConnected || node.getClientRects().length === 0)
    throw new Error('There is nothing to be examined');
  const { violations } = await axe.run(node.ownerDocument, {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
    // A frame of another origin cannot be looked into, and is somebody else's to test.
    iframes: false,
  });
  if (violations.length === 0) return;
  const lines = violations.map(({ id, help, nodes }) => {
    const where = nodes.map((each) =>
      `    ${each.target.join(' ')}: ${each.failureSummary ?? ''}`.replaceAll('\n', ' '),
    );
    return `  ${id}: ${help}\n${where.join('\n')}`;
  });
  throw new Error(`Accessibility faults:\n${lines.join('\n')}`);
}
