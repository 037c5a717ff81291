import { list } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import { child, entriesOf, entryAt, type Tree, treeAt } from '../yaml/tree.ts';

/** On as many criteria one sentence may stand for all that a rule does. */
const MOST_WITHOUT_REASONS = 2;

/**
 * What is wrong with the reasons that a rule gives for its effects, beside their form. One sentence cannot be true of
 * everything at once: a rule that acts on many criteria says why for each of them.
 */
export function checkReasons(
  rule: Tree,
  name: string,
  isCriterion: (id: string) => boolean,
): readonly Problem[] {
  const acts = actsOn(rule).filter(isCriterion);
  const reasons = child(rule, 'reasons');
  if (reasons !== undefined && reasons.kind !== 'map') return [];
  const given = entriesOf(reasons);
  const idle = given.filter(({ key }) => isCriterion(key) && !acts.includes(key));
  const problems = idle.map(
    ({ key, keyAt }): Problem => ({
      kind: 'clash',
      subject: name,
      explanation: `it gives a reason for ${key}, on which it does not act. Remove it, or give it an effect there.`,
      at: keyAt,
    }),
  );
  const lacking = acts.filter((criterion) => !given.some(({ key }) => key === criterion));
  const effects = entryAt(rule, ['effects']);
  if (effects === undefined || acts.length <= MOST_WITHOUT_REASONS || lacking.length === 0) return problems;
  const explanation = `it acts on ${acts.length} criteria, and one sentence cannot be the reason for all. Add "reasons:" with a sentence for ${list(lacking)}, or split the rule.`;
  return [...problems, { kind: 'clash', subject: name, explanation, at: effects.keyAt }];
}

/** The criteria whose weight or ratings a rule changes, each once. */
function actsOn(rule: Tree): readonly string[] {
  const weighed = entriesOf(treeAt(rule, ['effects', 'weight']));
  const rated = entriesOf(treeAt(rule, ['effects', 'rate'])).flatMap(({ value }) => entriesOf(value));
  return [...new Set([...weighed, ...rated].map(({ key }) => key))];
}
