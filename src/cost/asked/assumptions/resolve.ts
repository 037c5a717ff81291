import { exactly, type Range } from '../../../catalog/range.ts';
import { type Choices, choicesOf } from './choices.ts';
import { ASSUMPTION_IDS, type AssumptionId } from './id.ts';
import { ASSUMPTION_TABLE } from './table.ts';

/** A value for every assumption that has one; those that prices or machines supply are absent until they are chosen. */
export type Assumptions = ReadonlyMap<AssumptionId, Range>;

/** What a team says instead of a default: one number, a range of its own, or a name. */
export type Override = number | Range | string;

/** The assumptions of one project. */
export interface Assumed {
  /** What the table says, where nothing else is said: by it models and machines are chosen. */
  readonly values: Assumptions;
  /** Those that the team states itself. */
  readonly stated: ReadonlySet<string>;
  readonly choices: Choices;
}

/** The defaults with the team's own values in their place; the overrides were checked before. */
export function assumed(overrides: ReadonlyMap<string, Override>): Assumed {
  const values = new Map(
    ASSUMPTION_IDS.flatMap((id) => {
      const value = overrides.get(id) ?? ASSUMPTION_TABLE[id].default;
      return value === null || typeof value === 'string' ? [] : [[id, asRange(value)] as const];
    }),
  );
  return { values, stated: new Set(overrides.keys()), choices: choicesOf(overrides) };
}

function asRange(value: number | Range): Range {
  return typeof value === 'number' ? exactly(value) : value;
}
