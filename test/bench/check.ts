import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../../src/rulebook/at.ts';
import { atMost, medianOf, type Row } from './bench.ts';
import { usageOf } from './command.ts';

const PROFILE = readFileSync(join(import.meta.dirname, '../../fixtures/cost/help-desk.yaml'), 'utf8');
const FEW = 20;
const MORE = 320;
const MANY = 10_000;
const ROUNDS = 3;

/** What each kind of policy reads: facts of a profile alone, or what is worked out from them. */
const KINDS = [
  { reads: 'facts only', rule: 'require: { task.stakes: [low, medium] }', most: 1 },
  { reads: 'the verdict', rule: 'require: { decision.verdict: [closed-api, open-managed] }', most: 1.5 },
  { reads: 'the confidence', rule: 'require: { decision.confidence: [clear, likely] }', most: 4 },
];

function policyOf(rule: string): string {
  return `version: 1\nname: Bench\nrulebook: open-vs-closed@2\nrules: [{ id: r, ${rule}, severity: error, because: x }]\n`;
}

/** What the profiles differ in besides their names: so that few are alike to the rules, and advice on one serves no other. */
const VARIED: readonly (readonly [line: string, values: readonly string[]])[] = [
  ['  stakes: medium', ['low', 'medium', 'high']],
  ['  quality: good-enough', ['good-enough', 'task-best', 'frontier']],
  ['  scope: mixed', ['narrow', 'mixed', 'general']],
  ['  sensitivity: confidential', ['public', 'internal', 'confidential', 'restricted']],
  ['  ml_expertise: skilled', ['none', 'basic', 'skilled', 'expert']],
  ['  ops_capacity: dedicated', ['none', 'part-time', 'dedicated']],
  ['  availability: always-on', ['best-effort', 'business-hours', 'always-on']],
];

function profileOf(index: number): string {
  let left = index;
  let text = PROFILE.replace('help-desk-drafts', `help-desk-${index}`);
  for (const [line, values] of VARIED) {
    const [key = ''] = line.split(': ');
    text = text.replace(line, `${key}: ${at(values, left % values.length)}`);
    left = Math.floor(left / values.length);
  }
  return text;
}

/** The CPU time that one more profile takes, and the memory for many. */
export function benchCheck(advisor: string): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-bench-'));
  const file = (name: string) => join(folder, name);
  for (let index = 0; index < MANY; index++) writeFileSync(file(`${index}.advisor.yaml`), profileOf(index));
  const check = (rule: string, count: number) => {
    writeFileSync(file('policy.yaml'), policyOf(rule));
    const names = Array.from({ length: count }, (_, index) => file(`${index}.advisor.yaml`));
    const paths = count === MANY ? [folder] : names;
    return usageOf(process.execPath, [advisor, 'check', ...paths, '-p', file('policy.yaml'), '-q'], [0, 1]);
  };
  const eachOf = (rule: string) =>
    (check(rule, MORE).milliseconds - check(rule, FEW).milliseconds) / (MORE - FEW);
  try {
    const rounds = Array.from({ length: ROUNDS }, () => KINDS.map(({ rule }) => eachOf(rule)));
    return [
      ...KINDS.map(({ reads, most }, kind) =>
        atMost(
          `check, one profile: reads ${reads}`,
          medianOf(rounds.map((round) => at(round, kind))),
          most,
          'ms',
        ),
      ),
      atMost('check of 10,000 profiles, peak memory', check(at(KINDS, 0).rule, MANY).megabytes, 300, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
