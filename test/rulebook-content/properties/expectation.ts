import type { Condition } from '../../../src/rulebook/condition.ts';
import type { FactId, FactValue } from '../../../src/rulebook/fact.ts';
import type { OptionId } from '../../../src/rulebook/rulebook.ts';

/** What a fact is set to; null: it is not known. */
export type Setting = FactValue | null;

/** Where an expectation holds: `where` must surely hold, `unless` must not surely hold. */
export interface Scope {
  readonly where: Condition;
  readonly unless: Condition;
}

/** As a fact moves step by step along a path, an option never loses ground to another. */
export interface StepExpectation extends Scope {
  readonly name: string;
  readonly fact: FactId;
  readonly path: readonly Setting[];
  readonly option: OptionId;
  readonly other: OptionId;
}

/** Whatever else is known, these facts leave none of these options as the verdict. */
export interface NeverExpectation extends Scope {
  readonly name: string;
  readonly given: readonly (readonly [FactId, FactValue])[];
  readonly never: readonly OptionId[];
}

export interface Expectations {
  readonly steps: readonly StepExpectation[];
  readonly never: readonly NeverExpectation[];
}

/** A value as the table writes it. */
export function settingText(setting: Setting): string {
  if (setting === null) return 'unknown';
  return typeof setting === 'object' ? `[${setting.join(', ')}]` : String(setting);
}
