import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { type Fields, isList } from './case.ts';
import { rulesIn } from './check-rules.ts';
import { holds, testsIn } from './condition.ts';
import { knownIn, type PlainFact, type PlainValue } from './plain-rulebook.ts';
import { ADVISED, conditionsOf, plainVocabulary, vocabularyOf } from './policy.ts';
import { findingsFor, type PolicyRun } from './policy-run.ts';
import type { Tally } from './tally.ts';
import { casesOf } from './truth.ts';

/** That a guarded fact counts as loosened where it is gone, or lower, or where some case is allowed that was forbidden. */
export function checkGuard(run: PolicyRun, tally: Tally): void {
  const { guarded } = run.policy;
  const facts = plainVocabulary(vocabularyOf(run.ready.rulebook));
  const rules = rulesIn(run.policy).map((rule) => conditionsOf(rule).violated);
  const speaksOfAdvice = rules.some((violated) =>
    [...testsIn(violated).keys()].some((fact) => ADVISED.includes(fact)),
  );
  if (speaksOfAdvice || 'systems' in run.profile || 'systems' in run.before) {
    tally.count('guard not compared');
    return;
  }
  const loosened = findingsFor(run, { base: [JSON.stringify(run.before)] }).flatMap((each) =>
    each.kind === 'loosened' ? [each.fact] : [],
  );
  const [was, is] = [knownIn(run.plain, run.before), knownIn(run.plain, run.profile)];
  for (const id of isList(guarded) ? guarded.map(String) : []) {
    const fact = facts[id];
    const from = was.get(id);
    if (fact === undefined || from === undefined || isLinked(id, run.ready.rulebook)) continue;
    const expected = isLoosened({ id, fact, from, to: is.get(id) ?? null }, rules, facts);
    if (expected === null) continue;
    tally.same(
      'a guarded fact is loosened as every assignment says',
      loosened.includes(id),
      expected,
      `${id} from ${JSON.stringify(from)} to ${JSON.stringify(is.get(id))}`,
    );
  }
}

/** What follows from numbers moves with them. */
function isLinked(id: string, { facts }: Rulebook): boolean {
  return facts.some(
    (fact) =>
      fact.type === 'enum' &&
      fact.derivation !== null &&
      (fact.id === id || fact.derivation.product.flat().includes(id)),
  );
}

interface Move {
  readonly id: string;
  readonly fact: PlainFact;
  readonly from: PlainValue;
  readonly to: PlainValue | null;
}

function isLoosened(
  { fact, from, id, to }: Move,
  rules: readonly Fields[],
  facts: Readonly<Record<string, PlainFact>>,
): boolean | null {
  if (JSON.stringify(from) === JSON.stringify(to)) return false;
  if (to === null) return true;
  const values = Object.keys(fact.values ?? {});
  if (
    fact.type === 'enum' &&
    fact.ordered === true &&
    values.indexOf(String(to)) < values.indexOf(String(from))
  )
    return true;
  let isLoose = false;
  for (const violated of rules) {
    const cases = casesOf(violated, facts, new Map([[id, from]]));
    if (cases === null) return null;
    isLoose ||= cases.some(
      (each) => holds(violated, facts, each) && !holds(violated, facts, new Map([...each, [id, to]])),
    );
  }
  return isLoose;
}
