import {
  FALSE,
  isKnown,
  type Knowledge,
  type NormalForm,
  TRUE,
  type Truth,
  UNKNOWN,
} from '../rulebook/normal-form.ts';

/**
 * For each cell of each variable the boxes that allow it, one bit a box, 32 to the word. All boxes are then decided
 * at once: those that hold are the ones which every variable's cell allows.
 */
export interface BoxTable {
  readonly words: number;
  /** The condition of each box; the boxes of a condition follow each other. */
  readonly conditionOf: Int32Array;
  /** Where the cells of each variable begin in `allowed`, counted in rows of `words`. */
  readonly rowStart: Int32Array;
  readonly allowed: Int32Array;
}

/** Lays out the boxes of all conditions of a normal form. */
export function boxTable({ conditions, variables }: NormalForm): BoxTable {
  const boxes = conditions.flatMap((each, condition) => each.map((box) => ({ box, condition })));
  const words = Math.ceil(boxes.length / 32);
  const rowStart = new Int32Array(variables.length + 1);
  variables.forEach((variable, index) => {
    rowStart[index + 1] = rowStart[index] + variable.cells.length;
  });
  const allowed = new Int32Array(rowStart[variables.length] * words).fill(-1);
  boxes.forEach(({ box }, place) => {
    box.variables.forEach((variable, at) => {
      const cells = rowStart[variable + 1] - rowStart[variable];
      for (let cell = 0; cell < cells; cell++) {
        if ((box.masks[at] & (1 << cell)) !== 0) continue;
        allowed[(rowStart[variable] + cell) * words + (place >> 5)] &= ~(1 << (place & 31));
      }
    });
  });
  return { words, conditionOf: Int32Array.from(boxes, ({ condition }) => condition), rowStart, allowed };
}

/** The truth of every condition: true where some box surely holds, unknown where one may, else false. */
export function truthsOf(table: BoxTable, conditionCount: number, knowledge: Knowledge): Truth[] {
  const { words, conditionOf } = table;
  const surely = new Int32Array(words).fill(-1);
  const possibly = new Int32Array(words).fill(-1);
  for (let variable = 0; variable < knowledge.length; variable++)
    restrict(table, variable, knowledge[variable], surely, possibly);
  const truths = new Array<Truth>(conditionCount).fill(FALSE);
  for (let word = 0; word < words; word++) {
    for (let bits = possibly[word]; bits !== 0; bits &= bits - 1) {
      const place = word * 32 + 31 - Math.clz32(bits & -bits);
      if (place >= conditionOf.length) break;
      const isSure = (surely[word] & bits & -bits) !== 0;
      if (isSure) truths[conditionOf[place]] = TRUE;
      else if (truths[conditionOf[place]] === FALSE) truths[conditionOf[place]] = UNKNOWN;
    }
  }
  return truths;
}

function restrict(
  table: BoxTable,
  variable: number,
  cells: number,
  surely: Int32Array,
  possibly: Int32Array,
): void {
  const { words, allowed, rowStart } = table;
  if (isKnown(cells)) {
    const row = (rowStart[variable] + 31 - Math.clz32(cells)) * words;
    for (let word = 0; word < words; word++) {
      surely[word] &= allowed[row + word];
      possibly[word] &= allowed[row + word];
    }
    return;
  }
  for (let word = 0; word < words; word++) {
    let every = -1;
    let some = 0;
    for (let rest = cells; rest !== 0; rest &= rest - 1) {
      const row = allowed[(rowStart[variable] + 31 - Math.clz32(rest & -rest)) * words + word];
      every &= row;
      some |= row;
    }
    surely[word] &= every;
    possibly[word] &= some;
  }
}
