import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { readBom } from '../../src/bom/read-bom.ts';
import {
  advise,
  check,
  flipsOf,
  type Reading,
  type ReadyRulebook,
  readPolicy,
  readProfile,
  readReport,
  readRulebook,
  renderRecommendation,
} from '../../src/index.ts';
import { readText } from '../../src/library/read-text.ts';
import { readCases } from '../../src/policy/cases/read-cases.ts';
import { readBaseline } from '../../src/policy/read-baseline.ts';
import { at } from '../../src/rulebook/at.ts';
import { formatProblems, positionOf } from '../../src/yaml/excerpt.ts';
import { firstProblems } from '../../src/yaml/first-problems.ts';
import { describe } from '../../src/yaml/wording.ts';
import { textOf } from './case.ts';
import { checkLetters } from './check-advice.ts';
import { checkDiagnostics } from './check-diagnostics.ts';
import type { Kind } from './kind.ts';
import { mutatedText, mutatedTree } from './mutants.ts';
import { oneIn, pick } from './random.ts';
import { onShelf, root } from './shelf.ts';
import type { Tally } from './tally.ts';

type Role = 'rulebook' | 'profile' | 'policy' | 'cases' | 'baseline' | 'report' | 'bom';

/** What is mutated, by what it is. The shipped rulebook takes long to read, so it comes seldom. */
const FILES: Readonly<Record<Role, readonly string[]>> = {
  rulebook: [
    ...['fixtures/sample-rulebook/rulebook.yaml', 'fixtures/toy-database/rulebook.yaml'],
    ...['fixtures/sample-rulebook/rulebook.yaml', 'rules/open-vs-closed.yaml'],
  ],
  profile: globSync(['examples/*.yaml', 'fixtures/cost/*.yaml'], { cwd: root }).sort(),
  policy: globSync('rules/policies/!(*.test).yaml', { cwd: root }).sort(),
  cases: globSync('rules/policies/*.test.yaml', { cwd: root }).sort(),
  baseline: ['fixtures/policy/verdicts.json'],
  report: globSync('fixtures/compare/*.json', { cwd: root })
    .filter((path) => !path.includes('expected'))
    .sort(),
  bom: globSync('fixtures/policy/boms/*.json', { cwd: root }).sort(),
};
export const READ_AS = [
  'rulebook',
  'profile',
  'policy',
  'cases',
  'baseline',
  'report',
  'bom',
] as const satisfies readonly Role[];

/** Files of this repository with faults in them: each is refused at a place, or does what it should. */
export const mutants: Kind = {
  name: 'mutants',
  invariants: [
    ...['a refused text has problems', 'a problem has its place in the text', 'a problem is said in words'],
    ...['a message names file, line and column', 'a message can be printed', 'no raw control character'],
    ...READ_AS.map((role) => `${role} refused`),
    // Cases name so much that hardly a mutant of theirs is accepted, and nothing is made of those here.
    ...READ_AS.filter((role) => role !== 'cases').map((role) => `${role} accepted`),
  ],
  make: (dice) => {
    const role = pick(READ_AS, dice);
    const path = pick(FILES[role], dice);
    const text = readFileSync(join(root, path), 'utf8');
    const name = `${role}${path.endsWith('.json') ? '.json' : '.yaml'}`;
    return { [name]: oneIn(2, dice) ? mutatedText(text, dice) : mutatedTree(parse(text), dice) };
  },
  check: (files, tally) => {
    const name = at(Object.keys(files), 0);
    const role = READ_AS.find((each) => name.startsWith(each));
    if (role === undefined) return;
    const reading = readAs(role, name, textOf(files, name), tally);
    tally.count(`${role} ${reading.ok ? 'accepted' : 'refused'}`);
    checkDiagnostics(name, textOf(files, name), reading, tally);
  },
};

/** Reads a text in a role, and uses what comes of it. */
export function readAs(role: Role, name: string, text: string, tally: Tally): Reading<unknown> {
  const { ready } = onShelf('built-in');
  switch (role) {
    case 'rulebook': {
      const reading = readRulebook(text, name);
      if (reading.ok) useProfile('name: x', 'x.yaml', reading.value, tally);
      return reading;
    }
    case 'profile':
      return useProfile(text, name, ready, tally);
    case 'policy': {
      const policy = readPolicy(text, ready, name);
      const profile = readProfile(WHOLE, ready);
      const checked = policy.ok && profile.ok ? check(policy.value, [profile.value], '2026-11-26') : null;
      if (checked?.ok)
        checkLetters(
          checked.value.findings.map(({ message }) => message.replace(/\p{Cc}/gu, '')).join('\n'),
          'findings',
          { tally },
        );
      return policy;
    }
    case 'cases':
      return readText(text, name, 'cases', (tree, file) =>
        readCases(tree, file, { ...NOTHING_ELSE, profile: { rulebook: ready.rulebook, assumptions: [] } }),
      );
    case 'baseline':
      return readText(text, name, 'a baseline', (tree, file) => readBaseline(tree, file, 'sample'));
    case 'report':
      return readReport(text, name);
    case 'bom':
      return bomReading(name, text);
  }
}

const NOTHING_ELSE = {
  rules: null,
  read: (path: string) =>
    ({ kind: 'unread', path, message: 'There is no other file.', below: null, name: null }) as const,
};

/** A profile that gives every rule of a policy something to say. */
const WHOLE = JSON.stringify({
  name: 'otter',
  data: { sensitivity: 'restricted', boundary: 'anywhere' },
  decision: {
    chosen: 'closed-api',
    model: 'Claude Opus 5',
    provider: 'Nobody',
    approved_by: 'x',
    review_by: '2026-01-01',
  },
});

function useProfile(text: string, name: string, ready: ReadyRulebook, tally: Tally): Reading<unknown> {
  const profile = readProfile(text, ready, name);
  const advice = profile.ok ? advise(profile.value) : profile;
  if (profile.ok && advice.ok) {
    checkLetters(renderRecommendation(advice.value, 'json'), 'json of a mutant', { tally });
    checkLetters(renderRecommendation(advice.value, 'markdown'), 'markdown of a mutant', { tally });
    flipsOf(advice.value, 1);
  }
  return profile;
}

function bomReading(name: string, text: string): Reading<unknown> {
  const file = { name, text };
  const bom = readBom(file);
  if (bom.ok) return bom;
  const problems = firstProblems(bom.problems).shown.map((problem) => ({
    ...positionOf(file, problem.at.start),
    ...describe(problem),
  }));
  return { ok: false, message: formatProblems(file, bom.problems, 80), problems };
}
