/** How a licence compares with a known one; "nothing": it is none that could be compared. */
export type Compared = 'same' | 'other' | 'nothing';

/** How an expression compares whose licences do so: of a choice (OR) one has to be the same, of others none another. */
export function comparedExpression(expression: string, compare: (id: string) => Compared): Compared {
  const tokens = tokensIn(expression);
  const parts: Compared[] = [];
  while (tokens.length > 0) {
    parts.push(choice(tokens, compare));
    // A bracket that closes none ends nothing.
    tokens.pop();
  }
  return firstIn(parts, ['other', 'same']);
}

/** In reverse, so that the next one is the last. An exception only permits more, and "or later" the same. */
function tokensIn(expression: string): string[] {
  const bare = expression.replace(/\bWITH\s+[^\s()]+/gi, ' ').replace(/\+(?=$|[\s)])/g, ' ');
  return (bare.match(/[()]|[^\s()]+/g) ?? []).toReversed();
}

function choice(tokens: string[], compare: (id: string) => Compared): Compared {
  const sides = [together(tokens, compare)];
  while (isWord(tokens.at(-1), 'or')) {
    tokens.pop();
    sides.push(together(tokens, compare));
  }
  return firstIn(sides, ['same', 'other']);
}

/** Parts up to an OR or the end of a bracket; what stands beside one another without a word binds as with AND. */
function together(tokens: string[], compare: (id: string) => Compared): Compared {
  const parts: Compared[] = [];
  for (let next = tokens.at(-1); next !== undefined && next !== ')'; next = tokens.at(-1)) {
    if (isWord(next, 'or')) break;
    tokens.pop();
    if (next === '(') {
      parts.push(choice(tokens, compare));
      tokens.pop();
    } else if (!isWord(next, 'and')) parts.push(compare(next));
  }
  return firstIn(parts, ['other', 'same']);
}

function isWord(token: string | undefined, word: string): boolean {
  return token?.toLowerCase() === word;
}

function firstIn(found: readonly Compared[], order: readonly Compared[]): Compared {
  return order.find((each) => found.includes(each)) ?? 'nothing';
}
