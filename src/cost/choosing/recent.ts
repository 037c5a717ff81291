/** Answers that are kept: many times what one search asks for. */
const MOST = 4000;

/**
 * A memory of recent answers about an object, by the rest of the question in a text. The estimates of one search differ in
 * little, so most of what they ask was asked before; a long run forgets what it no longer needs.
 */
export class Recent<Value> {
  private readonly known = new WeakMap<object, Map<string, Value>>();

  get(about: object, question: string, answer: () => Value): Value {
    const answers = this.known.get(about) ?? new Map<string, Value>();
    this.known.set(about, answers);
    const before = answers.get(question);
    if (before !== undefined) return before;
    if (answers.size >= MOST) answers.clear();
    const value = answer();
    answers.set(question, value);
    return value;
  }
}
