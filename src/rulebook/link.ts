import { withoutThose } from '../yaml/parse.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { child, entryAt, type Path, type Span, type Tree, treeAt } from '../yaml/tree.ts';
import { readForm } from '../yaml/zod-problems.ts';
import { at } from './at.ts';
import { readFacts } from './check-facts.ts';
import { checkRulebook } from './check-rulebook.ts';
import type { Condition } from './condition.ts';
import { normalise, TooFine } from './normal-form.ts';
import { readCondition, type Vocabulary } from './read-condition.ts';
import type {
  BaseRating,
  Basis,
  Criterion,
  EstimatedBy,
  Option,
  Rule,
  Rulebook,
  TrackRecord,
  Words,
} from './rulebook.ts';
import { type RawRulebook, rulebookSchema } from './schema.ts';

type RawOption = RawRulebook['options'][string];
type RawCriterion = RawRulebook['criteria'][string];
type RawRule = RawRulebook['rules'][number];
type RawWords = NonNullable<RawRulebook['words']>;

/** Checks a rulebook text: its form, every name in it, every condition. All problems at once. */
export function readRulebook(tree: Tree): Outcome<Rulebook> {
  const facts = readFacts(child(tree, 'facts'));
  const form = readForm(tree, rulebookSchema);
  const problems = checkRulebook(tree, facts);
  if (!form.ok) return { ok: false, problems: [...form.problems, ...withoutThose(problems, form.problems)] };
  if (problems.length > 0) return { ok: false, problems };
  const linker = new Linker(tree, facts);
  const rulebook = linker.link(form.value);
  const tooFine = linker.tooFine();
  return tooFine === null ? { ok: true, value: rulebook } : { ok: false, problems: [tooFine] };
}

/** Makes a rulebook of a text in which every name refers to something. */
class Linker {
  private readonly tree: Tree;
  private readonly facts: Vocabulary;
  private readonly conditions: { condition: Condition; at: Span }[] = [];

  constructor(tree: Tree, facts: Vocabulary) {
    this.tree = tree;
    this.facts = facts;
  }

  link(raw: RawRulebook): Rulebook {
    const optionIds = Object.keys(raw.options);
    const sources = Object.entries(raw.sources);
    return {
      id: raw.rulebook,
      version: raw.version,
      title: raw.title,
      former: raw.former ?? {},
      terms: raw.terms ?? {},
      sources: sources.map(([id, { url = null, ...source }]) => ({ id, ...source, url })),
      claims: Object.entries(raw.claims).map(([id, claim]) => ({ id, ...claim })),
      facts: [...this.facts.values()],
      options: Object.entries(raw.options).map(([id, option]) => this.linkOption(id, option)),
      criteria: Object.entries(raw.criteria).map(([id, criterion]) =>
        linkCriterion(id, criterion, optionIds),
      ),
      rules: raw.rules.map((rule, index) => this.linkRule(rule, index)),
      words: raw.words === undefined ? null : linkWords(raw.words),
    };
  }

  /** What is too fine for the normal form, at the condition that is to blame. */
  tooFine(): Problem | null {
    try {
      normalise(
        [...this.facts.values()],
        this.conditions.map(({ condition }) => condition),
      );
      return null;
    } catch (error) {
      if (!(error instanceof TooFine)) throw error;
      const explanation = `${error.message}, so it is too fine to be analysed.`;
      return {
        kind: 'clash',
        subject: 'This condition',
        explanation,
        at: at(this.conditions, error.condition).at,
      };
    }
  }

  private linkOption(id: string, raw: RawOption): Option {
    const patterns = Object.entries(raw.patterns).map(([pattern, { title }]) => ({
      id: pattern,
      title,
      when: this.condition(['options', id, 'patterns', pattern, 'when']),
    }));
    return { ...raw, id, claims: raw.claims ?? [], patterns };
  }

  private linkRule(raw: RawRule, index: number): Rule {
    const { weight = {}, rate = {}, exclude = [], action = {} } = raw.effects;
    return {
      id: raw.id,
      when: this.condition(['rules', index, 'when']),
      weight: Object.entries(weight).map(([criterion, points]) => ({ criterion, points })),
      rate: Object.entries(rate).flatMap(([option, ratings]) =>
        Object.entries(ratings).map(([criterion, points]) => ({ option, criterion, points })),
      ),
      exclude,
      actions: Object.entries(action).map(([option, todo]) => ({ option, ...todo })),
      because: raw.because,
      reasons: Object.entries(raw.reasons ?? {}).map(([criterion, because]) => ({ criterion, because })),
      claims: raw.claims ?? [],
      basis: basisOf(raw),
    };
  }

  /** A condition that has been checked; one that is not there always holds. */
  private condition(path: Path): Condition {
    const place = treeAt(this.tree, path);
    if (place === undefined) return { kind: 'all', of: [] };
    const condition = readCondition(place, this.facts, []);
    this.conditions.push({ condition, at: entryAt(this.tree, path)?.keyAt ?? place.at });
    return condition;
  }
}

function linkCriterion(id: string, raw: RawCriterion, options: readonly string[]): Criterion {
  const ratings = options.map((option): BaseRating => {
    const rated = raw.ratings[option];
    if (rated === undefined)
      throw new Error(`${id} does not rate ${option}, which nobody found when it was checked.`);
    const { rating, because, claims = [], basis } = rated;
    return { option, rating, because, claims, basis: basis ?? 'published' };
  });
  return { id, title: raw.title, weight: raw.weight, ratings, estimate: linkEstimate(raw) };
}

function linkEstimate({ estimated_by: by, scale }: RawCriterion): EstimatedBy | null {
  if (by === undefined || scale === undefined) return null;
  const { floor, points, because, claims = [] } = scale;
  return { by, scale: { floor, points, because, claims, basis: basisOf(scale) } };
}

function linkWords({ clear, likely, 'close-call': closeCall, leaning }: RawWords): Words {
  return {
    leads: { clear: clear.lead, likely: likely.lead },
    records: {
      clear: recordOf(clear),
      likely: recordOf(likely),
      'close-call': recordOf(closeCall),
      leaning: recordOf(leaning),
    },
  };
}

function recordOf({ by_rules: byRules, with_estimates: estimated }: RawWords['close-call']): TrackRecord {
  return { estimated, byRules };
}

function basisOf(raw: { readonly basis?: 'stated' | 'judgement' | undefined }): Basis {
  return raw.basis ?? 'published';
}
