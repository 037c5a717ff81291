import { at } from './at.ts';
import type { Parting } from './pieces.ts';

/** Parts pieces into classes: those in the same one were told apart by nothing so far. */
export class Partition {
  private readonly classOf: Int32Array;
  private readonly sizes: number[];
  private readonly cuts = new Set<number>();

  constructor(pieces: number) {
    this.classOf = new Int32Array(pieces);
    this.sizes = [pieces];
  }

  get classCount(): number {
    return this.sizes.length;
  }

  part(by: Parting): void {
    if (by.kind === 'places') this.split(by.places);
    else if (!this.cuts.has(by.at)) this.split(Array.from({ length: by.at }, (_, place) => place));
    if (by.kind === 'cut') this.cuts.add(by.at);
  }

  /** Makes a class of those pieces of each class that are named, unless all of it is. */
  private split(places: readonly number[]): void {
    const named = new Int32Array(this.sizes.length);
    for (const place of places) {
      const old = at(this.classOf, place);
      named[old] = at(named, old) + 1;
    }
    const classAfter = named.map((count, old) => {
      const size = at(this.sizes, old);
      if (count === 0 || count === size) return old;
      this.sizes[old] = size - count;
      return this.sizes.push(count) - 1;
    });
    for (const place of places) this.classOf[place] = at(classAfter, at(this.classOf, place));
  }

  /** The places of each class in their order, and the classes in the order of their first pieces. */
  classes(): readonly (readonly number[])[] {
    const classes = new Map<number, number[]>();
    this.classOf.forEach((each, place) => {
      const known = classes.get(each);
      if (known === undefined) classes.set(each, [place]);
      else known.push(place);
    });
    return [...classes.values()];
  }
}
