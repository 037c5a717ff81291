import { type Case, type Fields, isFields, isList, type Json } from './case.ts';

/** Cases that are tried in search of a smaller one. */
const MOST = 2000;

/** A smaller case that fails as well: parts are left out, the largest first, while there are tries left. */
export function smallest(files: Case, fails: (files: Case) => boolean): Case {
  let left = MOST;
  const stillFails = (tree: Json) => left-- > 0 && isFields(tree) && fails(tree);
  let best: Fields = files;
  for (let before = ''; left > 0 && before !== JSON.stringify(best); ) {
    before = JSON.stringify(best);
    const next = reduced(best, stillFails);
    if (isFields(next)) best = next;
  }
  return best;
}

function reduced(tree: Json, fails: (tree: Json) => boolean): Json {
  if (typeof tree === 'string') return shorter(tree, fails);
  if (isList(tree)) {
    let kept = fewest(tree, fails);
    for (const [place, item] of kept.entries())
      kept = kept.with(
        place,
        reduced(item, (each) => fails(kept.with(place, each))),
      );
    return kept;
  }
  if (!isFields(tree)) return tree;
  let kept: Fields = Object.fromEntries(
    fewest(Object.entries(tree), (each) => fails(Object.fromEntries(each))),
  );
  for (const [key, value] of Object.entries(kept))
    kept = { ...kept, [key]: reduced(value, (each) => fails({ ...kept, [key]: each })) };
  return kept;
}

/** The same of a text: lines, then the letters of one that is left. */
function shorter(text: string, fails: (tree: Json) => boolean): string {
  const lines = fewest(text.split('\n'), (each) => fails(each.join('\n'))).join('\n');
  return lines.includes('\n') ? lines : fewest([...lines], (each) => fails(each.join(''))).join('');
}

/** Leaves out halves, then quarters, down to each item, while what is left fails. */
function fewest<T>(items: readonly T[], fails: (items: readonly T[]) => boolean): readonly T[] {
  let kept = items;
  for (
    let length = Math.ceil(items.length / 2);
    length >= 1;
    length = length === 1 ? 0 : Math.ceil(length / 2)
  ) {
    for (let from = 0; from < kept.length; ) {
      const without = kept.toSpliced(from, length);
      if (fails(without)) kept = without;
      else from += length;
    }
  }
  return kept;
}
