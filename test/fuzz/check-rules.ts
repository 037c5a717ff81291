import { dayAfter } from '../../src/catalog/day.ts';
import type { Policy, Reading } from '../../src/index.ts';
import { type Finding, systemOf, waiverOf } from '../../src/policy/finding.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { type Fields, fieldsOf, isFields, isList } from './case.ts';
import { canDiffer, conditionsOf, plainVocabulary, TODAY, vocabularyOf } from './policy.ts';
import { findingsFor, type PolicyRun, systemsOf } from './policy-run.ts';
import type { Tally } from './tally.ts';
import { truthOf } from './truth.ts';

export function rulesIn({ rules }: Fields): readonly Fields[] {
  return isList(rules) ? rules.filter(isFields) : [];
}

/** That a rule is refused exactly where it can never apply or never be violated. */
export function checkSensible(tree: Fields, policy: Reading<Policy>, rulebook: Rulebook, tally: Tally): void {
  const facts = plainVocabulary(vocabularyOf(rulebook));
  const isSaid =
    !policy.ok && policy.problems.some(({ message }) => /can never (apply|be violated)/.test(message));
  if (policy.ok)
    for (const rule of rulesIn(tree))
      tally.holds('a rule that is accepted can apply and be violated', canDiffer(rule, facts), () =>
        JSON.stringify(rule),
      );
  else if (isSaid)
    tally.holds(
      'a rule that can never apply or be violated is refused',
      !rulesIn(tree).every((rule) => canDiffer(rule, facts)),
      () => policy.message,
    );
}

const STANDING = { yes: 'violated', no: 'kept', open: 'undecided' } as const;

/** That each rule finds in each system what trying all that its unknown facts may be finds. */
export function checkRules(run: PolicyRun, tally: Tally): void {
  const facts = plainVocabulary(vocabularyOf(run.ready.rulebook));
  const findings = findingsFor(run);
  const systems = systemsOf(run);
  if (systems.some(({ known }) => !known.has('decision.verdict'))) {
    tally.count('nothing weighs');
    return;
  }
  for (const rule of rulesIn(run.policy)) {
    const { violated } = conditionsOf(rule);
    const found = findings.filter((each) => each.rule === rule.id);
    for (const { known, role } of systems) {
      const truth = truthOf(violated, facts, known);
      if (truth === null) continue;
      const mine = found.filter((each) => [null, role].includes(systemOf(each)));
      const standing = mine[0]?.kind ?? 'kept';
      tally.same(
        'a rule stands as every assignment of its facts says',
        standing,
        STANDING[truth],
        `${rule.id} of ${role}: ${JSON.stringify(rule)}, known ${JSON.stringify([...known])}`,
      );
      for (const { severity } of mine) {
        const isLater = String(rule.enforce_from ?? '') > TODAY && rule.severity === 'error';
        tally.same(
          'a rule is as severe as its day says',
          severity,
          isLater ? 'warning' : rule.severity,
          String(rule.id),
        );
      }
    }
  }
  const missed = findings.flatMap((each) => (each.kind === 'unstated' ? [each.fact.fact] : []));
  for (const fact of isList(run.policy.known) ? run.policy.known.map(String) : []) {
    const isKnown = systems.every(({ known }) => known.has(fact));
    tally.same(
      'what every profile must state is missed where it is unknown',
      missed.includes(fact),
      !isKnown,
      fact,
    );
  }
}

/** That waivers hide nothing: with them as much is found, and what they lift is what they name, while they count. */
export function checkWaivers(run: PolicyRun, tally: Tally): void {
  const of = (policy: Fields) =>
    findingsFor({ ...run, policy }, { base: [JSON.stringify(run.before)] }).filter(
      ({ rule }) => rule !== 'waivers',
    );
  const [all, some] = [of({ ...run.policy, waivers: [] }), of(run.policy)];
  const told = (finding: Finding) =>
    `${finding.rule} ${finding.kind} ${systemOf(finding)} ${finding.severity}`;
  tally.same('waived and not waived are all', some.map(told), all.map(told));
  const { waivers } = run.policy;
  for (const finding of some) {
    if (!('waiver' in finding)) continue;
    const lifting = (isList(waivers) ? waivers.filter(isFields) : []).some((waiver) =>
      lifts(waiver, finding, run),
    );
    tally.same(
      'a waiver lifts what it names while it counts',
      waiverOf(finding) !== null,
      lifting,
      told(finding),
    );
  }
}

function lifts(waiver: Fields, { rule }: Finding, { policy, profile }: PolicyRun): boolean {
  const grace = Number(fieldsOf(policy.waiver_terms).grace_days ?? 14);
  const { expires, granted = '', rule: named } = waiver;
  const isOfProfile =
    String(waiver.profile).trim().toLowerCase() === String(profile.name).trim().toLowerCase();
  return (
    named === rule && isOfProfile && String(granted) <= TODAY && TODAY <= dayAfter(String(expires), grace)
  );
}
