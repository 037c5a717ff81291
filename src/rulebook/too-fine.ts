/** A condition, or all of them together, are too fine for the normal form. */
export class TooFine extends Error {
  /** The place, among the conditions given, of the one that is to blame. */
  readonly condition: number;

  constructor(condition: number, message: string) {
    super(message);
    this.condition = condition;
  }
}
