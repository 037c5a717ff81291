import type { Problem } from '../yaml/problem.ts';
import { child, type Entry, entriesOf, itemsOf, startOf, type Tree, treeAt } from '../yaml/tree.ts';
import { checkReasons } from './check-effects.ts';
import { checkEstimate } from './check-estimate.ts';
import { checkFacts, isAbout } from './check-facts.ts';
import { checkSources } from './check-sources.ts';
import { checkWords } from './check-words.ts';
import { readCondition, type Vocabulary } from './read-condition.ts';

/**
 * What the form of a rulebook does not show: names that refer to nothing, conditions that cannot be read, and what
 * is missing. It reads the text and not the parsed form, so that a fault of form in one place hides nothing elsewhere.
 */
export function checkRulebook(tree: Tree, facts: Vocabulary): readonly Problem[] {
  const checker = new Checker(tree, facts);
  checker.check();
  return checker.problems;
}

/** The engine keeps the place of an option in a signed byte. */
const MOST_OPTIONS = 128;

class Checker {
  readonly problems: Problem[] = [];
  private readonly tree: Tree;
  private readonly facts: Vocabulary;
  private readonly misformed: ReadonlySet<string>;
  private readonly options: Names;
  private readonly criteria: Names;
  private readonly claims: Names;

  constructor(tree: Tree, facts: Vocabulary) {
    this.tree = tree;
    this.facts = facts;
    this.misformed = new Set(namesIn(tree, 'facts').all.filter((id) => !facts.has(id)));
    this.options = namesIn(tree, 'options');
    this.criteria = namesIn(tree, 'criteria');
    this.claims = namesIn(tree, 'claims');
  }

  check(): void {
    const sources = namesIn(this.tree, 'sources');
    for (const claim of this.section('claims')) this.require('source', child(claim.value, 'source'), sources);
    this.problems.push(...checkFacts(child(this.tree, 'facts'), this.facts));
    this.checkFormer();
    this.requireSome('options');
    this.requireSome('criteria');
    this.checkOptionCount();
    for (const option of this.section('options')) this.checkOption(option);
    for (const criterion of this.section('criteria')) this.checkCriterion(criterion);
    itemsOf(child(this.tree, 'rules')).forEach((rule, index) => {
      this.checkRule(rule, `rules[${index + 1}]`);
    });
    this.checkUniqueRules();
    this.problems.push(...checkSources(this.tree));
    const words = child(this.tree, 'words');
    if (words !== undefined) this.problems.push(...checkWords(words));
  }

  private section(name: string): readonly Entry[] {
    return entriesOf(child(this.tree, name));
  }

  private checkFormer(): void {
    for (const former of this.section('former'))
      if (this.facts.has(former.key))
        this.clash(former.value, former.key, 'it is a fact of this rulebook, so it is no former one.');
  }

  private checkOption(option: Entry): void {
    const { value } = option;
    this.requireClaims(value);
    const patterns = child(value, 'patterns');
    for (const pattern of entriesOf(patterns)) this.checkCondition(child(pattern.value, 'when'));
    if (patterns?.kind === 'map' && patterns.entries.size === 0)
      this.clash(patterns, option.key, 'an option needs at least one pattern.');
  }

  private checkCriterion(criterion: Entry): void {
    this.problems.push(...checkEstimate(criterion));
    const scale = child(criterion.value, 'scale');
    if (scale !== undefined) this.checkBasis(scale, `${criterion.key}, scale`);
    const ratings = child(criterion.value, 'ratings');
    if (ratings?.kind !== 'map') return;
    this.requireKeys('option', ratings, this.options);
    for (const option of this.options.all) {
      if (ratings.entries.has(option)) continue;
      const within = `criteria.${criterion.key}.ratings`;
      this.problems.push({ kind: 'missing-key', key: option, within, at: startOf(ratings) });
    }
    for (const rating of ratings.entries.values())
      this.checkBasis(rating.value, `${criterion.key}, ${rating.key}`);
  }

  private checkRule(rule: Tree, place: string): void {
    if (rule.kind !== 'map') return;
    const id = child(rule, 'id');
    const name = id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : place;
    this.checkCondition(child(rule, 'when'));
    const effects = child(rule, 'effects');
    if (effects !== undefined) this.checkEffects(effects, name);
    this.requireKeys('criterion', child(rule, 'reasons'), this.criteria);
    this.problems.push(...checkReasons(rule, name, this.criteria.has));
    this.checkBasis(rule, name);
  }

  private checkEffects(effects: Tree, rule: string): void {
    this.requireKeys('criterion', child(effects, 'weight'), this.criteria);
    this.requireKeys('option', child(effects, 'rate'), this.options);
    for (const rated of entriesOf(child(effects, 'rate')))
      this.requireKeys('criterion', rated.value, this.criteria);
    for (const option of itemsOf(child(effects, 'exclude'))) this.require('option', option, this.options);
    this.requireKeys('option', child(effects, 'action'), this.options);
    const isEmpty = entriesOf(effects).every(({ value }) => value.kind === 'map' && value.entries.size === 0);
    if (effects.kind === 'map' && isEmpty) this.clash(effects, rule, 'a rule needs at least one effect.');
  }

  /** Every rule and rating says on what it rests. */
  private checkBasis(tree: Tree, subject: string): void {
    this.requireClaims(tree);
    if (tree.kind !== 'map' || tree.entries.has('basis') || tree.entries.has('claims')) return;
    this.clash(tree, subject, 'name the claims it rests on, or write "basis: judgement".');
  }

  private requireClaims(tree: Tree): void {
    for (const claim of itemsOf(child(tree, 'claims'))) this.require('claim', claim, this.claims);
  }

  private checkCondition(tree: Tree | undefined): void {
    if (tree?.kind !== 'map') return;
    const problems: Problem[] = [];
    readCondition(tree, this.facts, problems);
    this.problems.push(...problems.filter((problem) => !isAbout(problem, this.misformed)));
  }

  private require(role: string, tree: Tree | undefined, names: Names): void {
    if (tree?.kind !== 'scalar' || typeof tree.value !== 'string' || names.has(tree.value)) return;
    this.problems.push({ kind: 'unknown-name', role, name: tree.value, allowed: names.all, at: tree.at });
  }

  private requireKeys(role: string, tree: Tree | undefined, names: Names): void {
    for (const { key, keyAt } of entriesOf(tree)) {
      if (!names.has(key))
        this.problems.push({ kind: 'unknown-name', role, name: key, allowed: names.all, at: keyAt });
    }
  }

  private checkOptionCount(): void {
    const beyond = this.section('options')[MOST_OPTIONS];
    if (beyond === undefined) return;
    const explanation = `${MOST_OPTIONS} are the most that can be told apart.`;
    this.problems.push({ kind: 'clash', subject: 'options', explanation, at: beyond.keyAt });
  }

  private requireSome(section: 'options' | 'criteria'): void {
    const tree = child(this.tree, section);
    if (tree?.kind === 'map' && tree.entries.size === 0) this.clash(tree, section, 'at least one is needed.');
  }

  private checkUniqueRules(): void {
    const seen = new Set<string>();
    for (const rule of itemsOf(child(this.tree, 'rules'))) {
      const id = child(rule, 'id');
      if (id?.kind !== 'scalar' || typeof id.value !== 'string') continue;
      if (seen.has(id.value))
        this.problems.push({ kind: 'duplicate-name', role: 'rule', name: id.value, at: id.at });
      seen.add(id.value);
    }
  }

  private clash(tree: Tree, subject: string, explanation: string): void {
    this.problems.push({ kind: 'clash', subject, explanation, at: startOf(tree) });
  }
}

/** The names that a section gives. */
interface Names {
  readonly all: readonly string[];
  readonly has: (name: string) => boolean;
}

function namesIn(tree: Tree, section: string): Names {
  const all = entriesOf(treeAt(tree, [section])).map((entry) => entry.key);
  const names = new Set(all);
  return { all, has: (name) => names.has(name) };
}
