import { driversOf } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Answer, Interview, Step } from './interview.ts';
import { type Outlook, outlookAfter } from './outlook.ts';

/** The answers so far and where they lead; the only thing about an interview that changes. */
export class Session {
  private held: Interview;
  private trail: readonly Step[];
  /** By how many steps lie before it; worked out when somebody asks. */
  private outlooks = new Map<number, Outlook>();
  private readonly said: Map<FactId, Answer>;

  constructor(interview: Interview, steps: readonly Step[] = []) {
    this.held = interview;
    this.trail = steps;
    this.said = new Map(steps.map(({ fact, answer }) => [fact, answer]));
  }

  get interview(): Interview {
    return this.held;
  }

  get steps(): readonly Step[] {
    return this.trail;
  }

  get outlook(): Outlook {
    const { length } = this.trail;
    const outlook =
      this.outlooks.get(length) ?? outlookAfter(this.interview, this.trail, this.outlooks.get(length - 1));
    this.outlooks.set(length, outlook);
    return outlook;
  }

  answer(step: Step): void {
    this.said.set(step.fact, step.answer);
    this.trail = [...this.trail, step];
    this.outlooks.delete(this.trail.length);
  }

  /** Takes back the last answer. */
  back(): void {
    this.trail = this.trail.slice(0, -1);
  }

  /** Gives another answer to one question in place of what was known; numbers behind that answer no longer count. */
  correct(step: Step): void {
    this.said.set(step.fact, step.answer);
    const { facts } = this.interview.model.rulebook;
    const fact = facts.find(({ id }) => id === step.fact);
    const replaced = [step.fact, ...(fact?.type === 'enum' ? driversOf(fact) : [])];
    const kept = this.steps.filter((each) => !replaced.includes(each.fact));
    const given = new Map([...this.interview.given].filter(([id]) => !replaced.includes(id)));
    this.restart({ ...this.interview, given }, [...kept, step]);
  }

  /** Keeps the answers, and weighs or estimates otherwise. */
  change(part: Partial<Pick<Interview, 'factors' | 'estimator'>>): void {
    this.restart({ ...this.interview, ...part }, this.steps);
  }

  /** What was last answered to a question, also where that was taken back. */
  lastSaid(fact: FactId): Answer | undefined {
    return this.said.get(fact);
  }

  private restart(interview: Interview, steps: readonly Step[]): void {
    this.held = interview;
    this.trail = steps;
    this.outlooks = new Map();
  }
}
