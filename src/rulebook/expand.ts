import { at, under } from './at.ts';
import type { Box, Boxes } from './box.ts';
import { maskOf, othersOf, type Variable } from './cells.ts';
import type { Atom, Condition } from './condition.ts';
import type { Fact, FactId } from './fact.ts';
import { TooFine } from './too-fine.ts';

/** The variables of a normal form; `anything` has every cell of each, as bits. */
export interface Space {
  readonly variables: readonly Variable[];
  readonly variablesOfFact: ReadonlyMap<FactId, readonly number[]>;
  readonly anything: Int32Array;
}

/** More than this and a condition is no longer something that a person can review. */
const MAX_BOXES = 256;

/** As many may come up on the way: most of them lie inside others. */
const MAX_MEETS = MAX_BOXES * 16;

/** What every search over all conditions takes for granted: so many alternatives, and so many tests in them. */
const MAX_BOXES_IN_ALL = 30_000;
const MAX_TESTS_IN_ALL = 200_000;

/** Tests that may be compared while all conditions are expanded: two thousand times what real ones need. */
const MAX_COMPARISONS = 100_000_000;

/** The conditions as alternatives. @throws TooFine where one of them, or all together, have too many. */
export function expandAll(space: Space, conditions: readonly Condition[]): readonly Boxes[] {
  const expander = new Expander(space);
  let [boxes, tests, comparisons, largest, most] = [0, 0, 0, 0, 0];
  return conditions.map((condition, place) => {
    const found = expander.expandOne(place, condition);
    boxes += found.length;
    tests += found.reduce((sum, box) => sum + box.variables.length, 0);
    comparisons += expander.comparisons;
    if (expander.comparisons > most) [largest, most] = [place, expander.comparisons];
    if (boxes > MAX_BOXES_IN_ALL || tests > MAX_TESTS_IN_ALL || comparisons > MAX_COMPARISONS)
      throw new TooFine(largest, TOGETHER);
    return found;
  });
}

const ALONE = `a condition falls into more than ${MAX_BOXES} alternatives`;
const ON_THE_WAY = 'a condition is put together from too many alternatives';
const TOGETHER = 'all conditions together fall into too many alternatives, and this one into the most';

/** Expands one condition after the other. */
class Expander {
  /** Tests that were compared for the last condition. */
  comparisons = 0;
  private readonly space: Space;
  private place = 0;
  /** The cells that the box at hand allows, and where in it each of its variables stands. */
  private readonly allowed: Int32Array;
  private readonly testOf: Int32Array;

  constructor(space: Space) {
    this.space = space;
    this.allowed = space.anything.slice();
    this.testOf = new Int32Array(space.anything.length);
  }

  /** The alternatives of the condition at `place`. */
  expandOne(place: number, condition: Condition): Boxes {
    this.place = place;
    this.comparisons = 0;
    return this.expand(condition, false);
  }

  private expand(condition: Condition, negated: boolean): Boxes {
    switch (condition.kind) {
      case 'atom':
        return this.expandAtom(condition, negated);
      case 'not':
        return this.expand(condition.of, !negated);
      default: {
        const parts = condition.of.map((part) => this.expand(part, negated));
        return (condition.kind === 'all') !== negated ? this.allOf(parts) : this.anyOf(parts);
      }
    }
  }

  private expandAtom(atom: Atom, negated: boolean): Boxes {
    const { anything, variables, variablesOfFact } = this.space;
    const indexes = under(variablesOfFact, atom.fact);
    const spelledOut = withoutAlone(atom, at(variables, at(indexes, 0)).fact);
    if (spelledOut !== null) return this.expand(spelledOut, negated);
    const { test } = atom;
    const members = test.operator === 'includes' ? new Set<unknown>(test.members) : null;
    const wanted =
      members === null ? indexes : indexes.filter((index) => members.has(at(variables, index).member));
    const single = wanted.map((index): Boxes => {
      const mask = maskOf(at(variables, index), test);
      return this.boxesOf(new Map([[index, negated ? at(anything, index) & ~mask : mask]]));
    });
    return negated ? this.allOf(single) : this.anyOf(single);
  }

  /** The box with these masks: none where one is empty, without the variables where all cells are allowed. */
  private boxesOf(masks: ReadonlyMap<number, number>): Boxes {
    const entries = [...masks].filter(([index, mask]) => mask !== this.space.anything[index]);
    if (entries.some(([, mask]) => mask === 0)) return [];
    return [{ variables: entries.map(([index]) => index), masks: entries.map(([, mask]) => mask) }];
  }

  private anyOf(parts: readonly Boxes[]): Boxes {
    return this.simplify(parts.flat());
  }

  private allOf(parts: readonly Boxes[]): Boxes {
    const firstSplit = parts.findIndex((part) => part.length !== 1);
    const plain = firstSplit === -1 ? parts : parts.slice(0, firstSplit);
    const masks = new Map<number, number>();
    for (const { variables, masks: narrower } of plain.flat()) {
      variables.forEach((index, test) => {
        masks.set(index, (masks.get(index) ?? at(this.space.anything, index)) & at(narrower, test));
      });
    }
    return parts.slice(plain.length).reduce((a, b) => this.product(a, b), this.boxesOf(masks));
  }

  private product(a: Boxes, b: Boxes): Boxes {
    const met: Box[] = [];
    for (const left of a) {
      this.allow(left);
      for (const right of b) {
        const box = this.meet(left, right);
        if (box !== null && met.push(box) > MAX_MEETS) throw new TooFine(this.place, ALONE);
      }
      this.allowAnything(left);
    }
    return this.simplify(met);
  }

  /** Where a box that is allowed and another one both hold; null where they never do. */
  private meet(left: Box, right: Box): Box | null {
    const { allowed, testOf } = this;
    for (let test = 0; test < right.variables.length; test++) {
      this.count(1);
      if ((at(allowed, at(right.variables, test)) & at(right.masks, test)) === 0) return null;
    }
    this.count(left.variables.length);
    const variables = [...left.variables];
    const masks = [...left.masks];
    right.variables.forEach((variable, test) => {
      const mask = at(right.masks, test);
      if (allowed[variable] === this.space.anything[variable]) {
        variables.push(variable);
        masks.push(mask);
      } else {
        const known = at(testOf, variable);
        masks[known] = at(masks, known) & mask;
      }
    });
    return { variables, masks };
  }

  /** Without boxes that lie inside another one. The widest are looked at first, so that none has to give way later. */
  private simplify(boxes: Boxes): Boxes {
    if (boxes.length > MAX_MEETS) throw new TooFine(this.place, ALONE);
    if (boxes.length < 2) return boxes;
    const placed = boxes.map((box, place) => ({ box, place, width: widthOf(box) }));
    const widestFirst = placed.toSorted(
      (a, b) => a.box.variables.length - b.box.variables.length || b.width - a.width,
    );
    const kept: typeof placed = [];
    for (const each of widestFirst) {
      if (this.isInsideOne(each.box, kept)) continue;
      if (kept.push(each) > MAX_BOXES) throw new TooFine(this.place, ALONE);
    }
    return kept.sort((a, b) => a.place - b.place).map(({ box }) => box);
  }

  private isInsideOne(box: Box, others: readonly { readonly box: Box }[]): boolean {
    this.allow(box);
    const isInside = others.some((other) => this.isInside(other.box));
    this.allowAnything(box);
    return isInside;
  }

  /** Whether the box that is allowed lies inside another one. */
  private isInside({ variables, masks }: Box): boolean {
    for (let test = 0; test < variables.length; test++) {
      this.count(1);
      if ((at(this.allowed, at(variables, test)) & ~at(masks, test)) !== 0) return false;
    }
    return true;
  }

  private allow({ variables, masks }: Box): void {
    variables.forEach((variable, test) => {
      this.allowed[variable] = at(masks, test);
      this.testOf[variable] = test;
    });
    this.count(variables.length);
  }

  private allowAnything({ variables }: Box): void {
    for (const variable of variables) this.allowed[variable] = at(this.space.anything, variable);
  }

  private count(comparisons: number): void {
    this.comparisons += comparisons;
    if (this.comparisons > MAX_COMPARISONS) throw new TooFine(this.place, ON_THE_WAY);
  }
}

/** How many cells a box allows, over all that it asks of. */
function widthOf({ masks }: Box): number {
  return masks.reduce((sum, mask) => sum + cellCount(mask), 0);
}

function cellCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The member that stands alone, in terms of those that it rules out; null where an atom does not ask for it. */
export function withoutAlone({ fact: id, test }: Atom, fact: Fact): Condition | null {
  if (test.operator !== 'includes' || fact.type !== 'set') return null;
  const { alone } = fact;
  if (alone === null || !test.members.includes(alone)) return null;
  const includes = (members: readonly string[]): Atom => ({
    kind: 'atom',
    fact: id,
    test: { operator: 'includes', members },
  });
  const named = test.members.filter((member) => member !== alone);
  const none: Condition = { kind: 'not', of: includes(othersOf(fact)) };
  return named.length === 0 ? none : { kind: 'any', of: [includes(named), none] };
}
