/** A line of a list to tick: an entry that goes with others, one that stands alone, a command, or a rule between them. */
export interface Line {
  readonly kind: 'entry' | 'alone' | 'command' | 'rule';
  readonly text: string;
}

/** The places that are ticked once one more was chosen: a second time takes a tick away, and what contradicts it goes. */
export function tickedAfter(
  lines: readonly Line[],
  ticked: readonly number[],
  chosen: number,
): readonly number[] {
  if (ticked.includes(chosen)) return ticked.filter((place) => place !== chosen);
  if (lines[chosen]?.kind === 'alone') return [chosen];
  const others = ticked.filter((place) => lines[place]?.kind !== 'alone');
  return [...others, chosen].toSorted((a, b) => a - b);
}

/** The nearest line in a direction that can be chosen; the same one at an end. */
export function nextLine(lines: readonly Line[], from: number, step: 1 | -1): number {
  for (let place = from + step; place >= 0 && place < lines.length; place += step)
    if (lines[place]?.kind !== 'rule') return place;
  return Math.max(0, from);
}
