import type { Problem } from '../yaml/problem.ts';
import { child, type Entry, entriesOf, itemsOf, type Tree } from '../yaml/tree.ts';

/** Sources on which no claim rests, claims that nothing cites, and claims that say the same: each looks like support and is none. */
export function checkSources(tree: Tree): readonly Problem[] {
  const claims = entriesOf(child(tree, 'claims'));
  const used = new Set(claims.map(({ value }) => textIn(child(value, 'source'))));
  const cited = citedIn(tree);
  return [
    ...entriesOf(child(tree, 'sources'))
      .filter(({ key }) => !used.has(key))
      .map((source) =>
        clash(source, `no claim rests on this source. Remove it, or name it as the "source" of a claim.`),
      ),
    ...claims
      .filter(({ key }) => !cited.has(key))
      .map((claim) =>
        clash(claim, `nothing cites this claim. Name it under "claims" of what rests on it, or remove it.`),
      ),
    ...checkRepeats(claims),
  ];
}

function checkRepeats(claims: readonly Entry[]): readonly Problem[] {
  const said = new Map<string, string>();
  return claims.flatMap((claim) => {
    const words = textIn(child(claim.value, 'text'))?.replace(/\s+/g, ' ').trim().toLowerCase() ?? '';
    if (words === '') return [];
    const other = said.get(words);
    said.set(words, other ?? claim.key);
    return other === undefined
      ? []
      : [clash(claim, `it says the same as ${other}. Keep one of the two and cite that.`)];
  });
}

/** The claims that a rule, a rating, a scale or an option names. */
function citedIn(tree: Tree): ReadonlySet<string | null> {
  const criteria = entriesOf(child(tree, 'criteria')).map(({ value }) => value);
  const ratings = criteria.flatMap((each) => entriesOf(child(each, 'ratings')));
  const citing = [
    ...itemsOf(child(tree, 'rules')),
    ...criteria.flatMap((each) => child(each, 'scale') ?? []),
    ...[...entriesOf(child(tree, 'options')), ...ratings].map(({ value }) => value),
  ];
  return new Set(citing.flatMap((each) => itemsOf(child(each, 'claims')).map(textIn)));
}

function textIn(tree: Tree | undefined): string | null {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : null;
}

function clash({ key, keyAt }: Entry, explanation: string): Problem {
  return { kind: 'clash', subject: key, explanation, at: keyAt };
}
