import type { PriorityFactors } from '../engine/priorities.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Answer, Interview, Step } from './interview.ts';
import { type Outlook, outlookAfter } from './outlook.ts';

/** The answers so far and where they lead; the only thing about an interview that changes. */
export class Session {
  readonly interview: Interview;
  private readonly trail: { readonly step: Step; readonly outlook: Outlook }[] = [];
  private readonly start: Outlook;
  private readonly said = new Map<FactId, Answer>();

  constructor(interview: Interview, steps: readonly Step[] = []) {
    this.interview = interview;
    this.start = outlookAfter(interview, []);
    for (const step of steps) this.answer(step);
  }

  get steps(): readonly Step[] {
    return this.trail.map(({ step }) => step);
  }

  get outlook(): Outlook {
    return this.trail.at(-1)?.outlook ?? this.start;
  }

  answer(step: Step): void {
    this.said.set(step.fact, step.answer);
    const outlook = outlookAfter(this.interview, [...this.steps, step], this.outlook);
    this.trail.push({ step, outlook });
  }

  /** Takes back the last answer. */
  back(): void {
    this.trail.pop();
  }

  /** What was last answered to a question, also where that was taken back. */
  lastSaid(fact: FactId): Answer | undefined {
    return this.said.get(fact);
  }

  /** The same answers, weighed by other priorities. */
  reweighed(factors: PriorityFactors): Session {
    return new Session({ ...this.interview, factors }, this.steps);
  }
}
