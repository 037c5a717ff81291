import { anyText } from '../yaml/texts.ts';
import { type Fields, isFields, isList, type Json } from './case.ts';
import { type Dice, drawn, oneIn, pick } from './random.ts';
import { words } from './words.ts';

/** Values that are wrong nearly everywhere. */
const ODD: readonly Json[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, -1e308, 5e-324, 1e21, 2 ** 53, 0.1 + 0.2],
  ...['', ' ', 'true', '1', 'x', 'x'.repeat(200), '__proto__', 'constructor', '2026-02-30', '0x10'],
  ...[[], {}, [[]], [null], { x: null }, [1, 1], { any: [] }, { not: {} }],
];

/** A tree in which some places are others: left out, doubled, swapped, renamed, or with an odd value. */
export function mutatedTree(tree: Json, dice: Dice): Json {
  let mutant = tree;
  for (let times = 1 + dice(3); times > 0; times--) mutant = mutatedOnce(mutant, dice);
  return mutant;
}

function mutatedOnce(tree: Json, dice: Dice): Json {
  const size = isList(tree) ? tree.length : isFields(tree) ? Object.keys(tree).length : 0;
  if (size === 0 || oneIn(8, dice)) return mutatedHere(tree, dice);
  if (isList(tree)) {
    const place = dice(tree.length);
    return tree.with(place, mutatedOnce(tree[place] ?? null, dice));
  }
  const entries = isFields(tree) ? Object.entries(tree) : [];
  const place = dice(entries.length);
  const [key = '', value = null] = entries[place] ?? [];
  return Object.fromEntries(entries.with(place, [key, mutatedOnce(value, dice)]));
}

function mutatedHere(tree: Json, dice: Dice): Json {
  if (isList(tree) && tree.length > 0 && !oneIn(4, dice)) return otherList(tree, dice);
  if (isFields(tree) && Object.keys(tree).length > 0 && !oneIn(4, dice)) return otherFields(tree, dice);
  if (typeof tree === 'number' && oneIn(2, dice))
    return pick([tree + 1, -tree, tree / 2, tree * 1000, tree + 0.25], dice);
  if (typeof tree === 'string' && oneIn(2, dice))
    return pick([words(dice), `${tree}x`, tree.slice(1), tree.toUpperCase()], dice);
  return pick(ODD, dice);
}

function otherList(list: readonly Json[], dice: Dice): Json {
  const [one, other] = [dice(list.length), dice(list.length)];
  const doubled = list[one] ?? null;
  return pick<Json>(
    [list.toSpliced(one, 1), [...list, doubled], list.with(other, doubled), [], doubled],
    dice,
  );
}

function otherFields(fields: Fields, dice: Dice): Json {
  const entries = Object.entries(fields);
  const place = dice(entries.length);
  const [key = '', value = null] = entries[place] ?? [];
  const [, another = null] = pick(entries, dice);
  return Object.fromEntries(
    pick<readonly (readonly [string, Json])[]>(
      [
        entries.toSpliced(place, 1),
        entries.with(place, [`${key}x`, value]),
        entries.with(place, [key.slice(1), value]),
        entries.with(place, [key, another]),
        entries.with(place, [key, pick(ODD, dice)]),
        [...entries, [pick(['x-own', 'extra', '__proto__', 'name', 'any'], dice), value]],
      ],
      dice,
    ),
  );
}

/** A text in which some stretches are others: damaged, left out, doubled or moved. */
export function mutatedText(text: string, dice: Dice): string {
  let mutant = text;
  for (let times = 1 + dice(3); times > 0; times--) {
    const [from, length] = [dice(mutant.length + 1), dice(oneIn(3, dice) ? 400 : 12)];
    const taken = mutant.slice(from, from + length);
    const by = pick(
      [
        drawn(anyText, dice),
        '',
        taken + taken,
        words(dice),
        mutant.slice(dice(mutant.length + 1)).slice(0, 30),
      ],
      dice,
    );
    mutant = mutant.slice(0, from) + by + mutant.slice(from + length);
  }
  return mutant;
}
