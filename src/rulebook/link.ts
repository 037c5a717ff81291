import type { Outcome, Problem } from '../source/problem.ts';
import { child, plain, type Span, type Tree } from '../source/tree.ts';
import { problemsOfZod } from '../source/zod-problems.ts';
import type { Condition } from './condition.ts';
import { linkFact, type RawFact } from './link-fact.ts';
import { normalise, TooFine } from './normal-form.ts';
import { readCondition, type Vocabulary } from './read-condition.ts';
import type { BaseRating, Basis, Criterion, Option, Rule, Rulebook } from './rulebook.ts';
import { type RawRulebook, rulebookSchema } from './schema.ts';

type RawOption = RawRulebook['options'][string];
type RawCriterion = RawRulebook['criteria'][string];
type RawRule = RawRulebook['rules'][number];

/** Checks a rulebook text: its form, every name in it, every condition. All problems at once. */
export function readRulebook(tree: Tree): Outcome<Rulebook> {
  const parsed = rulebookSchema.safeParse(plain(tree));
  if (!parsed.success) return { ok: false, problems: problemsOfZod(tree, rulebookSchema, parsed.error) };
  const linker = new Linker(tree, parsed.data);
  const rulebook = linker.link();
  return linker.problems.length === 0
    ? { ok: true, value: rulebook }
    : { ok: false, problems: linker.problems };
}

const NOWHERE: Span = { start: 0, end: 1 };

class Linker {
  readonly problems: Problem[] = [];
  private readonly tree: Tree;
  private readonly raw: RawRulebook;
  private readonly facts: Vocabulary;

  constructor(tree: Tree, raw: RawRulebook) {
    this.tree = tree;
    this.raw = raw;
    this.facts = new Map(Object.entries(raw.facts).map(([id, fact]) => [id, linkFact(id, fact)]));
  }

  link(): Rulebook {
    const { raw } = this;
    for (const [id, claim] of Object.entries(raw.claims)) {
      this.requireName('source', claim.source, Object.keys(raw.sources), ['claims', id, 'source']);
    }
    this.checkFacts();
    const options = Object.entries(raw.options).map(([id, option]) => this.linkOption(id, option));
    const criteria = Object.entries(raw.criteria).map(([id, criterion]) => this.linkCriterion(id, criterion));
    this.requireSome('options', options.length);
    this.requireSome('criteria', criteria.length);
    const rules = raw.rules.map((rule, index) => this.linkRule(rule, index));
    this.checkUniqueRules(rules);
    const conditions = [
      ...rules.map((rule) => rule.when),
      ...options.flatMap((option) => option.patterns.map((p) => p.when)),
    ];
    this.checkFineness(conditions);
    return {
      id: raw.rulebook,
      version: raw.version,
      title: raw.title,
      sources: Object.entries(raw.sources).map(([id, source]) => ({
        id,
        title: source.title,
        date: source.date,
        url: source.url ?? null,
      })),
      claims: Object.entries(raw.claims).map(([id, claim]) => ({ id, ...claim })),
      facts: [...this.facts.values()],
      options,
      criteria,
      rules,
    };
  }

  private checkFacts(): void {
    for (const [id, fact] of Object.entries(this.raw.facts)) {
      const path = ['facts', id];
      if ((fact.type === 'enum' || fact.type === 'set') && Object.keys(fact.values).length === 0)
        this.clash(path, id, 'it needs at least one value.');
      if (fact.type === 'number' && !(fact.min < fact.max)) this.clash(path, id, 'min must be below max.');
      if (fact.type === 'enum' && fact.derive !== undefined)
        this.checkDerivation(id, fact, fact.derive, [...path, 'derive']);
    }
  }

  private checkDerivation(
    id: string,
    fact: RawFact & { type: 'enum' },
    derive: { product: string[][]; cuts: number[] },
    path: string[],
  ): void {
    const numbers = [...this.facts.values()]
      .filter((known) => known.type === 'number')
      .map((known) => known.id);
    for (const name of derive.product.flat()) this.requireName('number fact', name, numbers, path);
    const count = Object.keys(fact.values).length;
    const rising = derive.cuts.every((cut, index) => index === 0 || cut > (derive.cuts[index - 1] ?? 0));
    if (derive.cuts.length !== count - 1 || !rising)
      this.clash(path, id, `"cuts" must be ${count - 1} rising numbers, one fewer than the values.`);
  }

  private linkOption(id: string, raw: RawOption): Option {
    const path = ['options', id];
    this.requireClaims(raw.claims, path);
    const patterns = Object.entries(raw.patterns).map(([patternId, pattern]) => ({
      id: patternId,
      title: pattern.title,
      when: this.condition([...path, 'patterns', patternId, 'when']),
    }));
    if (patterns.length === 0) this.clash([...path, 'patterns'], id, 'an option needs at least one pattern.');
    return { ...raw, id, claims: raw.claims ?? [], patterns };
  }

  private linkCriterion(id: string, raw: RawCriterion): Criterion {
    const path = ['criteria', id, 'ratings'];
    const options = Object.keys(this.raw.options);
    for (const name of Object.keys(raw.ratings)) this.requireName('option', name, options, [...path, name]);
    const ratings = options.flatMap((option): BaseRating[] => {
      const rating = raw.ratings[option];
      if (rating === undefined) {
        this.problems.push({ kind: 'missing-key', key: option, within: path.join('.'), at: this.at(path) });
        return [];
      }
      const basis = this.basis(rating, [...path, option], id);
      return [{ option, rating: rating.rating, because: rating.because, claims: rating.claims ?? [], basis }];
    });
    return { id, title: raw.title, weight: raw.weight, ratings };
  }

  private linkRule(raw: RawRule, index: number): Rule {
    const path = ['rules', String(index)];
    const { effects } = raw;
    const options = Object.keys(this.raw.options);
    const criteria = Object.keys(this.raw.criteria);
    const named = (role: string, name: string, allowed: readonly string[], place: readonly string[]) =>
      this.requireName(role, name, allowed, [...path, 'effects', ...place, name]);
    const weight = Object.entries(effects.weight ?? {}).map(([criterion, points]) => ({ criterion, points }));
    const rate = Object.entries(effects.rate ?? {}).flatMap(([option, byCriterion]) =>
      Object.entries(byCriterion).map(([criterion, points]) => ({ option, criterion, points })),
    );
    for (const { criterion } of weight) named('criterion', criterion, criteria, ['weight']);
    for (const { option, criterion } of rate) {
      named('option', option, options, ['rate']);
      named('criterion', criterion, criteria, ['rate', option]);
    }
    const exclude = effects.exclude ?? [];
    for (const option of exclude)
      this.requireName('option', option, options, [...path, 'effects', 'exclude']);
    const actions = Object.entries(effects.action ?? {}).map(([option, action]) => ({ option, ...action }));
    for (const { option } of actions) named('option', option, options, ['action']);
    if (Object.keys(effects).length === 0)
      this.clash([...path, 'effects'], raw.id, 'a rule needs at least one effect.');
    const when = this.condition([...path, 'when']);
    const basis = this.basis(raw, path, raw.id);
    return {
      id: raw.id,
      when,
      weight,
      rate,
      exclude,
      actions,
      because: raw.because,
      claims: raw.claims ?? [],
      basis,
    };
  }

  private basis(
    raw: { claims?: string[] | undefined; basis?: 'stated' | 'judgement' | undefined },
    path: string[],
    subject: string,
  ): Basis {
    this.requireClaims(raw.claims, path);
    if (raw.basis !== undefined) return raw.basis;
    if (raw.claims === undefined)
      this.clash(path, subject, 'name the claims it rests on, or write "basis: judgement".');
    return 'published';
  }

  private condition(path: readonly string[]): Condition {
    const place = treeAt(this.tree, path);
    return place === undefined ? { kind: 'all', of: [] } : readCondition(place, this.facts, this.problems);
  }

  private requireClaims(claims: readonly string[] | undefined, path: readonly string[]): void {
    for (const claim of claims ?? [])
      this.requireName('claim', claim, Object.keys(this.raw.claims), [...path, 'claims']);
  }

  private requireName(role: string, name: string, allowed: readonly string[], path: readonly string[]): void {
    if (!allowed.includes(name))
      this.problems.push({ kind: 'unknown-name', role, name, allowed, at: this.at(path, name) });
  }

  private requireSome(section: string, count: number): void {
    if (count === 0) this.clash([section], section, 'at least one is needed.');
  }

  private checkUniqueRules(rules: readonly Rule[]): void {
    rules.forEach((rule, index) => {
      if (rules.findIndex((other) => other.id === rule.id) === index) return;
      this.problems.push({
        kind: 'duplicate-name',
        role: 'rule',
        name: rule.id,
        at: this.at(['rules', String(index), 'id']),
      });
    });
  }

  private checkFineness(conditions: readonly Condition[]): void {
    try {
      normalise([...this.facts.values()], conditions);
    } catch (error) {
      if (!(error instanceof TooFine)) throw error;
      this.clash(['rules'], 'the rulebook is too fine', `${error.message}.`);
    }
  }

  private clash(path: readonly string[], subject: string, explanation: string): void {
    this.problems.push({ kind: 'clash', subject, explanation, at: this.at(path) });
  }

  /** The key or value at a path; where `name` is an item of the list there, that item. */
  private at(path: readonly string[], name?: string): Span {
    const place = treeAt(this.tree, path);
    if (place?.kind === 'list' && name !== undefined) {
      return place.items.find((item) => item.kind === 'scalar' && item.value === name)?.at ?? place.at;
    }
    const parent = treeAt(this.tree, path.slice(0, -1));
    const entry = parent?.kind === 'map' ? parent.entries.get(path.at(-1) ?? '') : undefined;
    if (place?.kind === 'scalar')
      return name === undefined || place.value === name ? place.at : (entry?.keyAt ?? place.at);
    return entry?.keyAt ?? place?.at ?? NOWHERE;
  }
}

function treeAt(tree: Tree, path: readonly string[]): Tree | undefined {
  let at: Tree | undefined = tree;
  for (const part of path) {
    if (at === undefined) return undefined;
    at = at.kind === 'list' ? at.items[Number(part)] : child(at, part);
  }
  return at;
}
