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
  /** The variables that some box restricts. */
  readonly restricted: Int32Array;
  /** Where the cells of each variable begin in `allowed`, counted in rows of `words`. */
  readonly rowStart: Int32Array;
  readonly allowed: Int32Array;
  /** The bits of all boxes, and false for each condition: where deciding begins. */
  readonly every: Int32Array;
  readonly allFalse: readonly Truth[];
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
  const every = new Int32Array(words);
  boxes.forEach(({ box }, place) => {
    every[place >> 5] |= 1 << (place & 31);
    box.variables.forEach((variable, at) => {
      const cells = rowStart[variable + 1] - rowStart[variable];
      for (let cell = 0; cell < cells; cell++) {
        if ((box.masks[at] & (1 << cell)) !== 0) continue;
        allowed[(rowStart[variable] + cell) * words + (place >> 5)] &= ~(1 << (place & 31));
      }
    });
  });
  return {
    words,
    conditionOf: Int32Array.from(boxes, ({ condition }) => condition),
    restricted: Int32Array.from(new Set(boxes.flatMap(({ box }) => box.variables))),
    rowStart,
    allowed,
    every,
    allFalse: conditions.map(() => FALSE),
  };
}

/** The truth of every condition: true where some box surely holds, unknown where one may, else false. */
export function truthsOf(table: BoxTable, knowledge: Knowledge): readonly Truth[] {
  const truths = table.allFalse.slice();
  for (let word = 0; word < table.words; word++) decideWord(table, knowledge, word, truths);
  return truths;
}

/** Decides the boxes of one word, in two local numbers: arrays for all words would cost more than the work itself. */
function decideWord(table: BoxTable, knowledge: Knowledge, word: number, truths: Truth[]): void {
  const { allowed, conditionOf, every, restricted, rowStart, words } = table;
  let surely = every[word];
  let possibly = surely;
  for (let at = 0; at < restricted.length; at++) {
    const cells = knowledge[restricted[at]];
    const first = rowStart[restricted[at]];
    if (isKnown(cells)) {
      const row = allowed[(first + 31 - Math.clz32(cells)) * words + word];
      surely &= row;
      possibly &= row;
    } else {
      let byAll = -1;
      let bySome = 0;
      for (let rest = cells; rest !== 0; rest &= rest - 1) {
        const row = allowed[(first + 31 - Math.clz32(rest & -rest)) * words + word];
        byAll &= row;
        bySome |= row;
      }
      surely &= byAll;
      possibly &= bySome;
    }
  }
  for (let bits = possibly; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits;
    const condition = conditionOf[word * 32 + 31 - Math.clz32(bit)];
    if ((surely & bit) !== 0) truths[condition] = TRUE;
    else if (truths[condition] === FALSE) truths[condition] = UNKNOWN;
  }
}
