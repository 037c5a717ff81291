import { compile } from '../../src/engine/model.ts';
import { type Adviser, adviserOf } from '../../src/policy/advice.ts';
import type { Base } from '../../src/policy/bases.ts';
import {
  type CheckOptions,
  type CheckResult,
  checkProfiles,
  type ProfileInput,
} from '../../src/policy/check.ts';
import type { CheckReport } from '../../src/policy/check-report.ts';
import { type CompiledPolicy, joinPolicies } from '../../src/policy/compile.ts';
import type { Finding } from '../../src/policy/finding.ts';
import type { ModelLookup } from '../../src/policy/model-lookup.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import type { CheckContext } from '../../src/policy/subject.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Outcome } from '../../src/yaml/problem.ts';
import type { SourceFile, Tree } from '../../src/yaml/tree.ts';

/** A rulebook as small as a policy's tests allow: what is sensitive or bound to the house stays inside. */
const RULEBOOK = `
rulebook: small
version: 1.2.0
title: Inside or outside
sources: {}
claims: {}
facts:
  data.sensitivity:
    { type: enum, ordered: true, question: How sensitive?, help: h, ask: security, changeable: false,
      values: { public: p, internal: i, restricted: r } }
  data.boundary:
    { type: enum, ordered: true, question: How far?, help: h, ask: security, changeable: false,
      values: { anywhere: a, vendor: v, inside: i } }
  data.cleared:
    { type: boolean, question: Cleared?, help: h, ask: security, changeable: false, labels: { true: y, false: n } }
  team.size:
    { type: enum, ordered: true, question: How many?, help: h, ask: engineering, changeable: true,
      values: { none: n, some: s, many: m } }
  team.skills:
    { type: set, question: Which skills?, help: h, ask: engineering, changeable: true,
      values: { ops: o, tuning: t } }
  load.requests:
    { type: number, question: How many?, help: h, ask: product, changeable: false, unit: requests,
      min: 0, max: 1000, step: 1 }
options:
  outside:
    { title: Outside, short: outside, noun: outside, advice: Go outside, family: closed, summary: s,
      patterns: { plain: { title: t } } }
  inside:
    { title: Inside, short: inside, noun: inside, advice: Stay inside, family: open, summary: s,
      patterns: { plain: { title: t } } }
criteria:
  control:
    title: Control
    weight: 4
    ratings:
      outside: { rating: 2, because: b, basis: judgement }
      inside: { rating: 0, because: b, basis: judgement }
rules:
  - id: restricted-stays
    when: { data.sensitivity: restricted }
    effects: { rate: { inside: { control: 4 } } }
    because: b
    basis: judgement
  - id: bound-stays
    when: { data.boundary: inside }
    effects: { rate: { inside: { control: 5 } } }
    because: b
    basis: judgement
`;

export const rulebook: Rulebook = rulebookOf(RULEBOOK);

/** The small rulebook with part of its text replaced. */
export function changedRulebook(from: string, to: string): Rulebook {
  if (!RULEBOOK.includes(from)) throw new Error(`the rulebook has no ${from}`);
  return rulebookOf(RULEBOOK.replace(from, to));
}

function rulebookOf(text: string): Rulebook {
  return read('rulebook.yaml', text, readRulebook);
}

export function read<T>(name: string, text: string, reader: (tree: Tree, file: SourceFile) => Outcome<T>): T {
  const file = { name, text };
  const tree = parseSource(file, name);
  const outcome = tree.ok ? reader(tree.value, file) : tree;
  if (outcome.ok) return outcome.value;
  throw new Error(formatProblems(file, outcome.problems, 100));
}

export function policyOf(text: string, of: Rulebook = rulebook, name = 'policy.yaml'): CompiledPolicy {
  return read(name, text, (tree, file) => readPolicy(tree, file, of, new Map()));
}

/** A policy text with these rules, each a line of flow YAML, and further keys. */
export function policyText(rules: readonly string[], rest = ''): string {
  return `version: 1\nname: Test policy\nrulebook: small@1\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}${rest}`;
}

/** A rule in flow YAML. */
export function rule(id: string, when: string, require: string, rest = 'severity: error'): string {
  return `{ id: ${id}, when: ${when}, require: ${require}, because: Because., ${rest} }`;
}

export interface Run {
  readonly policy: string;
  /** Further policies, policy2.yaml and so on. */
  readonly more?: readonly string[];
  readonly profiles: readonly string[];
  readonly today?: string;
  readonly base?: readonly string[];
  /** The names of the profiles' files; p1.yaml and so on where they are not told. */
  readonly files?: readonly string[];
  /** Where profiles and bases lie in their folders; nowhere where it is not told. */
  readonly paths?: readonly string[];
  readonly basePaths?: readonly string[];
  readonly complete?: boolean;
  readonly baseline?: CheckOptions['baseline'];
  readonly boms?: CheckOptions['boms'];
  readonly rulebook?: Rulebook;
  /** Paths of further profiles, none of which can be read. */
  readonly unread?: readonly string[];
  readonly onProgress?: CheckOptions['onProgress'];
  /** What is known of models; nothing where it is not told. */
  readonly models?: ModelLookup;
}

/** A catalogue that knows none. */
export const NO_MODELS: ModelLookup = { named: () => null, namesBeside: () => [], mayBeUsedIn: () => true };

const advisers = new WeakMap<Rulebook, Adviser>();

/** One adviser for each rulebook, so that what it remembers serves all tests of a file. */
function adviserFor(of: Rulebook): Adviser {
  const known =
    advisers.get(of) ??
    adviserOf(compile(of), {
      estimatorFor: () => null,
      reads: [],
      costOf: () => ({ kind: 'unknown', missing: [] }),
    });
  advisers.set(of, known);
  return known;
}

/** Every policy of a run. */
function policiesOf({ policy, more = [], rulebook: of }: Run): readonly CompiledPolicy[] {
  return [policy, ...more].map((text, at) =>
    policyOf(text, of, at === 0 ? 'policy.yaml' : `policy${at + 1}.yaml`),
  );
}

export function contextOf(run: Run, policies: readonly CompiledPolicy[]): CheckContext {
  const of = run.rulebook ?? rulebook;
  return {
    policy: joinPolicies(policies),
    rulebook: of,
    adviser: adviserFor(of),
    models: run.models ?? NO_MODELS,
    proposes: true,
    today: run.today ?? '2026-06-15',
  };
}

export function inputOf(
  text: string,
  fileName: string,
  path: string | null,
  of: Rulebook = rulebook,
): ProfileInput & { kind: 'text' } {
  const file = { name: fileName, text };
  const tree = parseSource(file, 'a profile');
  const profile = tree.ok ? readProfile(tree.value, { rulebook: of, assumptions: [] }) : tree;
  const name = /^name: (.*)$/m.exec(text)?.[1] ?? null;
  return { kind: 'text', file, path, name, profile };
}

function baseOf(text: string, index: number, path: string | null, of: Rulebook = rulebook): Base {
  const { file, name, ...input } = inputOf(text, `base${index + 1}.yaml`, path, of);
  const base = {
    file,
    name,
    at: path === null ? null : ({ from: 'folder', path } as const),
  };
  return input.profile.ok
    ? { ...base, kind: 'read', profile: input.profile.value }
    : { ...base, kind: 'broken', why: 'it is broken.' };
}

export function check(run: Run, policies = policiesOf(run)): CheckResult {
  const unread = (path: string): ProfileInput => ({
    kind: 'unread',
    path,
    below: path,
    message: 'cannot be read.',
  });
  return checkProfiles(
    [
      ...run.profiles.map(
        (text, index) => () =>
          inputOf(text, run.files?.[index] ?? `p${index + 1}.yaml`, run.paths?.[index] ?? null, run.rulebook),
      ),
      ...(run.unread ?? []).map((path) => () => unread(path)),
    ],
    contextOf(run, policies),
    {
      complete: run.complete ?? false,
      bases:
        run.base?.map((text, index) => baseOf(text, index, run.basePaths?.[index] ?? null, run.rulebook)) ??
        null,
      baseline: run.baseline ?? null,
      boms: run.boms ?? null,
      reportsAdvice: true,
      recordsVerdicts: true,
      onProgress: run.onProgress ?? (() => {}),
    },
  );
}

/** All findings on profiles. */
export function findings(run: Run): readonly Finding[] {
  return check(run).profiles.flatMap((profile) => (profile.kind === 'checked' ? profile.findings : []));
}

export function reportOf(run: Run, maxWarnings: number | null = null): CheckReport {
  const policies = policiesOf(run);
  const { profiles, findings: rest, boms } = check(run, policies);
  return {
    advisor: '1.0.0',
    today: run.today ?? '2026-06-15',
    policies,
    rulebook: { id: 'small', version: '1.2.0' },
    profiles,
    skipped: [],
    boms,
    findings: rest,
    maxWarnings,
  };
}
