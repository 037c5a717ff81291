import { scoreBounds } from '../engine/bounds.ts';
import { ratingIndex } from '../engine/model.ts';
import type { OpenFact as EngineOpenFact } from '../engine/open-facts.ts';
import type { Pending } from '../engine/pending.ts';
import { type Reason as EngineReason, reasonsOf } from '../engine/reasons.ts';
import { Tally } from '../engine/tally.ts';
import { contradictions } from '../profile/known-facts.ts';
import type { Asked, FactId } from '../rulebook/fact.ts';
import { FALSE, TRUE, truthOf } from '../rulebook/normal-form.ts';
import { VERSION } from '../version.ts';
import { reportedFlips } from './flips.ts';
import type {
  HoldsOnlyIf,
  OpenFact,
  OptionReport,
  Reason,
  Report,
  ReportedAction,
  Verdict,
  WeightFlip,
} from './report.ts';
import { type Detail, searchesOf } from './searches.ts';
import type { Situation } from './situation.ts';
import { moveOf, standingsOf } from './standing.ts';

/** Everything that is said of a profile, ready for any renderer. */
export function reportOf(situation: Situation, detail: Detail): Report {
  const { loaded, profile, source, known, analysis } = situation;
  const { decision } = analysis;
  const { rulebook } = loaded;
  const options = optionsOf(situation, detail);
  const reasons = reasonsOf(decision).map((reason) => reasonOf(situation, reason));
  const searches = searchesOf(analysis, detail);
  const verdict = verdictOf(situation, searches.conflict.facts);
  return {
    advisor: VERSION,
    rulebook: { id: rulebook.id, version: rulebook.version, title: rulebook.title, sha256: loaded.sha256 },
    profile: {
      name: profile.name?.value ?? null,
      description: profile.description,
      owner: profile.owner,
      links: profile.links,
      file: source.name,
      sha256: detail === 'full' ? source.sha256() : null,
    },
    facts: known,
    verdict,
    criteria: rulebook.criteria.map(({ id, title }, index) => ({
      id,
      title,
      weight: decision.evaluation.weights[index],
      priority: profile.priorities.get(id) ?? 'normal',
    })),
    options,
    reasons,
    actions: actionsOf(situation),
    unknownFacts: rulebook.facts.filter((fact) => !known.has(fact.id)).map((fact) => fact.id),
    openFacts: searches.openFacts.flatMap((open) => openFactOf(situation, open)),
    holdsOnlyIf: pendingFirst(analysis.pending.map((pending) => holdsOnlyIf(situation, pending))),
    flips: reportedFlips(situation, searches.flips),
    weightFlips: weightFlipsOf(situation),
    contradictions: contradictions(profile, rulebook),
    standings: standingsOf(situation, verdict, options),
    move: moveOf(situation, verdict, options),
    notProved: searches.notProved,
    money: null,
  };
}

function verdictOf({ loaded, analysis }: Situation, conflict: readonly FactId[]): Verdict {
  const { options } = loaded.rulebook;
  const { decision, confidence, margin, runnerUp, tied, standsIn, holdsIn } = analysis;
  const idOf = (option: number) => options[option]?.id ?? null;
  return {
    option: idOf(decision.verdict),
    confidence,
    margin,
    runnerUp: idOf(runnerUp),
    tied: tied.map((option) => options[option].id),
    settled: decision.settled,
    standsIn,
    holdsIn,
    conflict,
  };
}

function optionsOf(situation: Situation, detail: Detail): readonly OptionReport[] {
  const { loaded, model, analysis } = situation;
  const { criteria, options } = loaded.rulebook;
  const { evaluation, factors, knowledge } = analysis.decision;
  const bounds = detail === 'full' ? scoreBounds(new Tally(model, factors, knowledge)) : null;
  return analysis.ranking.map((index, place): OptionReport => {
    const { claims: _, patterns, ...option } = options[index];
    const possible = patterns.filter(
      (_pattern, at) => truthOf(model.patterns[index][at], knowledge) !== FALSE,
    );
    return {
      ...option,
      score: analysis.scores[index],
      rank: place + 1,
      exclusions: exclusionsOf(situation, index, possible.length > 0),
      ratings: criteria.map(
        (_criterion, criterion) => evaluation.ratings[ratingIndex(model, index, criterion)],
      ),
      patterns: possible.map(({ id, title }) => ({ id, title })),
      bounds: bounds?.[index] ?? null,
    };
  });
}

function exclusionsOf(
  { model, analysis }: Situation,
  option: number,
  isPossible: boolean,
): OptionReport['exclusions'] {
  const fired = model.rules.filter(
    (rule, index) => analysis.decision.evaluation.truths[index] === TRUE && rule.exclude.includes(option),
  );
  const byRules = fired.map(({ rule }) => ({ id: rule.id, because: rule.because }));
  if (isPossible) return byRules;
  const { id } = model.rulebook.options[option];
  return [...byRules, { id: `${id}:no-pattern`, because: 'None of the ways to do it fits what you said.' }];
}

function reasonOf({ loaded }: Situation, reason: EngineReason): Reason {
  const { rules, criteria, options } = loaded.rulebook;
  const idOf = (option: number) => options[option].id;
  const criterion = reason.criterion === null ? null : criteria[reason.criterion];
  const text = reason.rule !== null ? rules[reason.rule] : criterion?.ratings[reason.option ?? 0];
  return {
    rule: reason.rule === null ? null : rules[reason.rule].id,
    criterion: criterion?.id ?? null,
    option: reason.option === null ? null : idOf(reason.option),
    because: text?.because ?? '',
    claims: text?.claims ?? [],
    basis: text?.basis ?? 'judgement',
    favours: reason.favours.map(idOf),
    against: reason.against.map(idOf),
    impact: reason.impact,
  };
}

function actionsOf({ model, analysis }: Situation): readonly ReportedAction[] {
  const fired = model.rules.filter((_, index) => analysis.decision.evaluation.truths[index] === TRUE);
  return fired.flatMap(({ rule }) => rule.actions.map((action) => ({ ...action, rule: rule.id })));
}

function openFactOf({ loaded }: Situation, open: EngineOpenFact): readonly OpenFact[] {
  const { facts, options } = loaded.rulebook;
  const fact = facts.find((each) => each.id === open.fact);
  if (fact === undefined) return [];
  const couldBecome = open.couldBecome.flatMap((option) => options[option]?.id ?? []);
  const { question, ask } = fact;
  return [{ fact: fact.id, question, ask, swing: open.swing, couldBecome, proved: open.proved }];
}

function holdsOnlyIf(situation: Situation, pending: Pending): HoldsOnlyIf {
  const { rules, options } = situation.loaded.rulebook;
  const { id: verdict, title } = options[situation.analysis.decision.verdict];
  const waiting = { facts: pending.facts, ask: askedFor(situation, pending.facts) };
  if (pending.kind === 'patterns') {
    const unproved = pending.proved ? '' : ' That one always is left was not proved.';
    const because = `${title}: there may be no way left to do it.${unproved}`;
    return { rule: `${verdict}:no-pattern`, ...waiting, because, effect: { kind: 'excludes' } };
  }
  const { id, because, actions } = rules[pending.rule];
  const action = actions.find((each) => each.option === verdict);
  const demands = !pending.excludes && action !== undefined;
  return {
    rule: id,
    ...waiting,
    because,
    effect: demands ? { kind: 'demands', do: action.do } : { kind: 'excludes' },
  };
}

/** What could exclude the verdict comes before what would only add work. */
function pendingFirst(pending: readonly HoldsOnlyIf[]): readonly HoldsOnlyIf[] {
  const of = (kind: HoldsOnlyIf['effect']['kind']) => pending.filter((each) => each.effect.kind === kind);
  return [...of('excludes'), ...of('demands')];
}

function askedFor({ loaded }: Situation, facts: readonly FactId[]): readonly Asked[] {
  const known = loaded.rulebook.facts.filter((fact) => facts.includes(fact.id));
  return [...new Set(known.map((fact) => fact.ask))];
}

function weightFlipsOf({ loaded, analysis }: Situation): readonly WeightFlip[] {
  const { criteria, options } = loaded.rulebook;
  return analysis.weightFlips.map(({ criterion, from, to, option }) => ({
    criterion: criteria[criterion].id,
    from,
    to,
    option: options[option].id,
  }));
}
