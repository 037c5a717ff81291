/** A text, or a function that makes its pieces: from the start each time it is called. */
export type Content = string | (() => Iterable<string>);

/** As many characters as are written at a time. */
const ENOUGH = 1 << 16;

/** A content in parts, to be written one after the other; each of them ends with a line, or with the whole. */
export function* partsOf(content: Content): Iterable<string> {
  if (typeof content === 'string') {
    yield content;
    return;
  }
  let held = '';
  for (const piece of content()) {
    held += piece;
    const end = held.length < ENOUGH ? 0 : held.lastIndexOf('\n') + 1;
    if (end === 0) continue;
    yield held.slice(0, end);
    held = held.slice(end);
  }
  yield held;
}

/** The whole as one text. */
export function wholeOf(content: Content): string {
  return typeof content === 'string' ? content : [...content()].join('');
}
