/** A Markdown table: columns of text to the left, the others to the right. Cells are escaped by the caller. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly string[] = head.slice(0, 1),
): string {
  const rule = head.map((name) => (texts.includes(name) ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
