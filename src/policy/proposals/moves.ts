import { at } from '../../rulebook/at.ts';
import { canChoose } from '../../rulebook/can-choose.ts';
import type { Interval } from '../../rulebook/cell.ts';
import {
  type Fact,
  type FactId,
  type FactValue,
  type NumberFact,
  type SetFact,
  settableAt,
  stepsOf,
} from '../../rulebook/fact.ts';
import { rankOf, withAlone } from '../../rulebook/fact-value.ts';
import { sameText } from '../../yaml/fold.ts';
import type { CompiledDemands } from '../compile.ts';
import { decisionKey } from '../facts/keys.ts';
import type { Change } from '../findings/of-rule.ts';
import type { SystemFacts } from '../subject.ts';
import type { TextCell } from '../text-cells.ts';
import type { PolicyCell, Variable } from '../variables.ts';

/** A change that a team could make, the value that stands for it, and how far it is from what is. */
export interface Move {
  readonly change: Change;
  readonly value: FactValue;
  readonly distance: number;
}

/** To have something approved is one act, whatever a policy asks of it. */
export const APPROVED = 'decision.approved';
export const FRESHLY = 'decision.days_since_approval';

/** Nobody decides or approves for an earlier day: to do it anew is to do it today. */
const DECIDED = 'decision.days_since_decision';

/** Stands for every text that the policy does not name: it cannot name an empty one. */
const SOME_OTHER_TEXT = '';

/**
 * Every way in which a team could choose to change one fact so that some rule of the policy could tell the difference.
 * @param areApart whether each value is a way of its own, also those that no rule tells apart.
 */
export function movesOf(
  id: FactId,
  system: SystemFacts,
  policy: CompiledDemands,
  areApart: boolean,
): readonly Move[] {
  const fact = policy.facts.get(id);
  const current = system.facts.get(id)?.value;
  if (fact === undefined) return [];
  if (id === APPROVED) return [approvalMove(fact, system)];
  if (id === DECIDED) return [today(DECIDED)];
  if (id === 'decision.chosen') return choiceMoves(fact, current);
  const variables = (policy.variablesOfFact.get(id) ?? []).map((each) => at(policy.variables, each));
  if (fact.type === 'set')
    return variables
      .map((variable) => memberMove(fact, variable, current))
      .filter((move) => isChoice(fact, current, move.value));
  return variables.flatMap((variable) => {
    const left = current === undefined ? undefined : variable.cells[variable.cellOf(current)];
    const way = { variable, current, left, areApart };
    return variable.cells.flatMap((cell) => cellMove(cell, way));
  });
}

/** What is decided is chosen freely, and of what is unknown no way leads anywhere. */
function isChoice(fact: Fact, current: FactValue | undefined, value: FactValue): boolean {
  return decisionKey(fact.id) !== null || current === undefined || canChoose(fact, current, value);
}

function approvalMove(fact: Fact, { decision }: SystemFacts): Move {
  if (decision === null || decision.approvedBy === null) return oneOf(fact, [true], 1);
  return today(FRESHLY);
}

function today(fact: FactId): Move {
  return { change: { fact, to: { kind: 'at-most', values: [0] } }, value: 0, distance: 1 };
}

/** Each option is a move of its own: which one is advised decides whether it follows the verdict. */
function choiceMoves(fact: Fact, current: FactValue | undefined): readonly Move[] {
  const options = fact.type === 'enum' ? fact.values.map((choice) => choice.id) : [];
  return options.filter((option) => option !== current).map((option) => oneOf(fact, [option], 1));
}

function memberMove(fact: SetFact, { member }: Variable, current: FactValue | undefined): Move {
  const members = Array.isArray(current) ? current : [];
  const without = members.filter((each) => each !== member);
  const after = without.length < members.length || member === null ? without : [...members, member];
  return oneOf(fact, [withAlone(fact, after)], 1);
}

/** From a value, and the cell of a variable that is left with it. */
interface From {
  readonly variable: Variable;
  readonly current: FactValue | undefined;
  readonly left: PolicyCell | undefined;
  readonly areApart: boolean;
}

function cellMove(cell: PolicyCell, from: From): readonly Move[] {
  const { areApart, current, left, variable } = from;
  const { fact } = variable;
  if (cell.kind === 'ranges')
    return fact.type === 'number' ? nearestNumber(fact, cell.ranges, current, areApart) : [];
  if (left === cell && !areApart) return [];
  if (cell.kind === 'texts') return textMoves(cell, from);
  const far = (value: FactValue) => distanceOf(fact, current, value);
  const values = cell.values
    .filter((value) => value !== current && isChoice(fact, current, value))
    .sort((a, b) => far(a) - far(b));
  return waysTo(values, areApart).map((way) => oneOf(fact, way, far(way[0])));
}

/** Values that are alike in all that matters are one way; the first of them stands for all. */
function waysTo<T>(values: readonly T[], areApart: boolean): readonly (readonly [T, ...T[]])[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  return areApart ? values.map((value) => [value]) : [[first, ...others]];
}

/** To one of the texts of a cell, to one that begins in its way, or to one that no rule names. */
function textMoves(cell: TextCell, { areApart, current, left, variable }: From): readonly Move[] {
  const { cells, fact } = variable;
  const { others, prefixes } = cell;
  const values = left === cell ? cell.values.filter((text) => !sameText(text, String(current))) : cell.values;
  const beginning = left === cell ? [] : prefixes.map((prefix) => `${prefix}\u2026`);
  const moves = [
    ...waysTo(values, areApart).map((way) => oneOf(fact, way, 1)),
    ...(beginning[0] === undefined
      ? []
      : [{ change: changeOf(fact, 'beginning-with', prefixes), value: beginning[0], distance: 1 }]),
  ];
  if (!others || moves.length > 0) return moves;
  if (left?.kind !== 'texts') return [];
  const named = left.prefixes.length > 0 && !left.values.some((text) => sameText(text, String(current)));
  const change = named
    ? changeOf(fact, 'not-beginning-with', left.prefixes)
    : changeOf(
        fact,
        'other-than',
        cells.flatMap((each) => (each.kind === 'texts' ? each.values : [])),
      );
  return [{ change, value: SOME_OTHER_TEXT, distance: 1 }];
}

function changeOf(fact: Fact, kind: Change['to']['kind'], values: readonly FactValue[]): Change {
  return { fact: fact.id, to: { kind, values } };
}

function nearestNumber(
  fact: NumberFact,
  ranges: readonly Interval[],
  current: FactValue | undefined,
  areApart: boolean,
): readonly Move[] {
  const start = typeof current === 'number' ? current : 0;
  const near = ({ from, to }: Interval) => Math.min(Math.max(start, from), to);
  const [range] = ranges
    .filter((each) => near(each) === start || isChoice(fact, current, near(each)))
    .sort((a, b) => Math.abs(near(a) - start) - Math.abs(near(b) - start));
  if (range === undefined || near(range) === start) return [];
  const move = oneOf(fact, [near(range)], 1);
  const kind = areApart ? 'one-of' : targetKind(fact, range, near(range));
  return [{ ...move, change: { ...move.change, to: { ...move.change.to, kind } } }];
}

/** A range that goes on to the end of the scale is better told by where it begins. */
function targetKind(fact: NumberFact, { from, to }: Interval, value: number): Change['to']['kind'] {
  const last = settableAt(fact, stepsOf(fact));
  if (value === from && to === last) return 'at-least';
  return value === to && from === fact.min ? 'at-most' : 'one-of';
}

function oneOf(fact: Fact, values: readonly FactValue[], distance: number): Move {
  const [value = false] = values;
  const fromCircumstance = decisionKey(fact.id) === null ? 100 : 0;
  return {
    change: { fact: fact.id, to: { kind: 'one-of', values } },
    value,
    distance: distance + fromCircumstance,
  };
}

function distanceOf(fact: Fact, from: FactValue | undefined, to: FactValue): number {
  if (fact.type !== 'enum' || !fact.ordered || from === undefined) return 1;
  return Math.abs(rankOf(fact, from) - rankOf(fact, to));
}
