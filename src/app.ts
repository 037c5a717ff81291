import { compile } from './engine/model.ts';
import { evaluate, priorityFactors, scoreOf, totalWeight } from './engine/evaluate.ts';
import { marginOf, runnerUpOf, standsIn } from './engine/robustness.ts';
import type { LoadedRulebook } from './io/built-in.ts';
import { contradictions, knownFacts } from './profile/known-facts.ts';
import type { Profile } from './profile/profile.ts';
import { knowledgeOf, TRUE } from './rulebook/normal-form.ts';
import type { Report } from './report.ts';
import { VERSION } from './version.ts';

export function recommend(loaded: LoadedRulebook, profile: Profile, source: { name: string; sha256: string }): Report | null {
  const { rulebook } = loaded;
  const model = compile(rulebook);
  const facts = knownFacts(profile, rulebook);
  const factors = priorityFactors(model, profile.priorities);
  const know = knowledgeOf(model.form, new Map([...facts].map(([id, f]) => [id, f.value])));
  const ev = evaluate(model, factors, know);
  const total = totalWeight(ev);
  if (total === 0) return null;
  const order = rulebook.options.map((_, i) => i).sort((a, b) => Number(ev.excluded[a]) - Number(ev.excluded[b]) || ev.sums[b] - ev.sums[a]);
  const id = (i: number) => rulebook.options[i].id;
  return {
    advisor: VERSION, rulebook: { id: rulebook.id, version: rulebook.version, title: rulebook.title, sha256: loaded.sha256 },
    profile: { name: profile.name?.value ?? null, description: profile.description, owner: profile.owner, links: profile.links, file: source.name, sha256: source.sha256 },
    facts,
    verdict: { option: ev.winner < 0 ? null : id(ev.winner), confidence: 'likely', margin: marginOf(ev, ev.winner), runnerUp: runnerUpOf(ev, ev.winner) < 0 ? null : id(runnerUpOf(ev, ev.winner)), tied: [], settled: false, standsIn: standsIn(ev, ev.winner), holdsIn: 0.5, conflict: [] },
    criteria: rulebook.criteria.map((c, i) => ({ id: c.id, title: c.title, weight: ev.weights[i], priority: profile.priorities.get(c.id) ?? 'normal' })),
    options: order.map((i, rank) => ({ ...rulebook.options[i], score: scoreOf(ev.sums[i], total), rank: rank + 1, exclusions: model.rules.flatMap((r, k) => ev.truths[k] === TRUE && r.exclude.includes(i) ? [{ id: r.rule.id, because: r.rule.because }] : []), ratings: rulebook.criteria.map((_, c) => ev.ratings[i * rulebook.criteria.length + c]), patterns: [], bounds: { low: 0, high: 100 } })),
    reasons: model.rules.flatMap((r, k) => ev.truths[k] === TRUE ? [{ rule: r.rule.id, criterion: null, option: null, because: r.rule.because, claims: r.rule.claims, basis: r.rule.basis, favours: [], against: [], impact: 1 - 0.1 * k }] : []),
    actions: model.rules.flatMap((r, k) => ev.truths[k] === TRUE ? r.rule.actions.map((a) => ({ ...a, rule: r.rule.id })) : []),
    unknownFacts: rulebook.facts.filter((f) => !facts.has(f.id)).map((f) => f.id),
    openFacts: [], holdsOnlyIf: [], flips: [], weightFlips: [], contradictions: contradictions(profile, rulebook), standings: [], move: null,
  };
}
