/** Parts a number of pieces into classes: pieces in the same one were hit by the same of all the hits so far. */
export class Partition {
  private readonly classOf: Int32Array;
  private readonly sizes: number[];

  constructor(pieces: number) {
    this.classOf = new Int32Array(pieces);
    this.sizes = [pieces];
  }

  get classCount(): number {
    return this.sizes.length;
  }

  /** Parts the pieces that are hit, each named once, from the others of their class. */
  hit(pieces: readonly number[]): void {
    const hitOf = new Map<number, number[]>();
    for (const piece of pieces) {
      const known = hitOf.get(this.classOf[piece]);
      if (known === undefined) hitOf.set(this.classOf[piece], [piece]);
      else known.push(piece);
    }
    for (const [old, hit] of hitOf) {
      if (hit.length === this.sizes[old]) continue;
      for (const piece of hit) this.classOf[piece] = this.sizes.length;
      this.sizes[old] -= hit.length;
      this.sizes.push(hit.length);
    }
  }

  /** The pieces of each class in their order, and the classes in the order of their first pieces. */
  classes(): readonly (readonly number[])[] {
    const classes = new Map<number, number[]>();
    this.classOf.forEach((each, piece) => {
      const known = classes.get(each);
      if (known === undefined) classes.set(each, [piece]);
      else known.push(piece);
    });
    return [...classes.values()];
  }
}
