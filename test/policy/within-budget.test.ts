import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { advisor } from '../commands/advisor.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-budget-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LOAD = { requests_per_day: 400_000, input_tokens: 3000, output_tokens: 250, availability: 'always-on' };
const CHEAP = { chosen: 'closed-api', model: 'nova-micro' };
const DEAR = { chosen: 'closed-api', model: 'claude-opus-5' };

interface Said {
  readonly decision?: object;
  readonly budget?: number;
  readonly workload?: object;
  readonly rest?: object;
}

/** Checks a profile (JSON is YAML) against a policy with one rule. */
function check({ budget, decision, rest, workload = LOAD }: Said, rule: string, ...more: readonly string[]) {
  const profile = {
    name: 'help-desk',
    task: { scope: 'mixed', modalities: ['text'], quality: 'good-enough' },
    ...(budget !== undefined && { budget: { monthly_usd: budget } }),
    workload,
    ...(decision && { decision }),
    ...rest,
  };
  writeFileSync(join(folder, 'advisor.yaml'), JSON.stringify(profile, null, 1));
  const policy = `version: 1\nname: Money\nrulebook: open-vs-closed@2\nrules:\n  - id: money\n    ${rule}\n    severity: error\n    because: Finance agreed this sum.\n`;
  writeFileSync(join(folder, 'policy.yaml'), policy);
  const args = ['check', 'advisor.yaml', '-p', 'policy.yaml', '--today', '2026-11-23', ...more];
  const { status, stderr, stdout } = advisor(folder, args, { env: { COLUMNS: '200' } });
  return { status, stderr, said: stdout.replace(/\s+/g, ' ') };
}

const WITHIN = 'require: { decision.within_budget: true }';

describe('decision.within_budget', () => {
  test('is true where likely fees and machines of the model that was decided stay below the sum', () => {
    expect(check({ budget: 2000, decision: CHEAP }, WITHIN)).toMatchObject({ status: 0, stderr: '' });
  });

  test('is false where they do not, and both figures are said', () => {
    const { said, status } = check({ budget: 2000, decision: DEAR }, WITHIN);
    expect(status).toBe(1);
    expect(said).toContain(
      'decision.chosen is closed-api, decision.model is claude-opus-5 and decision.within_budget is false.',
    );
    expect(said).toMatch(
      /Likely fees and machines of what was chosen: USD [\d,]+ a month; the budget is 2,000\./,
    );
  });

  test('goes by the figures that the profile states', () => {
    const rest = { assumptions: { 'price.closed_input_usd': 50, 'price.closed_output_usd': 50 } };
    expect(check({ budget: 2000, decision: { chosen: 'closed-api' }, rest }, WITHIN).status).toBe(1);
    expect(check({ budget: 2000, decision: { chosen: 'closed-api' } }, WITHIN).status).toBe(0);
  });

  test.each([
    ['the budget', { decision: CHEAP }, 'budget.monthly_usd is unknown.'],
    ['the volume', { budget: 2000, decision: CHEAP, workload: {} }, 'workload.volume is unknown.'],
    ['both', { decision: CHEAP, workload: {} }, 'budget.monthly_usd and workload.volume are unknown.'],
    ['a choice', { budget: 2000, decision: { model: 'nova-micro' } }, 'decision.chosen is unknown.'],
  ])('is unknown without %s, which never reads as kept, and says what is missing', (_, profile, missing) => {
    const { said, status } = check(profile, WITHIN);
    expect(status).toBe(1);
    expect(said).toContain(`Cannot be decided: ${missing}`);
    expect(said).toContain(`State ${missing.split(' ')[0]}`);
  });

  test('where a choice has no figure, nothing is asked that would not help', () => {
    const rest = { assumptions: { 'gpu.maximum': 1 } };
    const workload = { ...LOAD, requests_per_day: 1_000_000_000 };
    const decision = { chosen: 'open-self-hosted' };
    const { said, status } = check({ budget: 2000, decision, rest, workload }, WITHIN);
    expect(status).toBe(1);
    expect(said).toContain('Cannot be decided: decision.within_budget is unknown.');
    expect(said).toContain('No figure can be given for what was chosen: see advisor cost.');
  });

  test('is told of each system for itself', () => {
    const systems = [
      { role: 'chat', ...CHEAP },
      { role: 'drafts', ...DEAR },
    ];
    const { said, status } = check({ budget: 2000, rest: { systems } }, WITHIN);
    expect(status).toBe(1);
    expect(said).toContain('drafts');
    expect(said).not.toContain('chat: ');
  });

  test('in a condition, decides which profiles a rule is for', () => {
    const rule = 'when: { decision.within_budget: false }\n    require: { decision.approved: true }';
    expect(check({ budget: 2000, decision: CHEAP }, rule).status).toBe(0);
    expect(check({ budget: 2000, decision: { ...DEAR, approved_by: 'Ada' } }, rule).status).toBe(0);
    const { said, status } = check({ budget: 2000, decision: DEAR }, rule);
    expect(status).toBe(1);
    expect(said).toContain('Cannot be decided: decision.approved_by is unknown.');
  });

  test('proposes another choice only where that stays within the budget', () => {
    const decision = { chosen: 'open-self-hosted' };
    const { said, status } = check({ budget: 2000, decision }, WITHIN);
    expect(status).toBe(1);
    const [, proposed = ''] = /To satisfy it: set decision\.chosen to ([^.]+)\./.exec(said) ?? [];
    const choices = proposed.split(/, | or /);
    for (const chosen of ['open-managed', 'closed-api', 'hybrid']) {
      const applied = check({ budget: 2000, decision: { chosen } }, WITHIN);
      expect(applied.status, chosen).toBe(choices.includes(chosen) ? 0 : 1);
    }
    expect(choices).toContain('closed-api');
  });

  test('never proposes to raise the budget', () => {
    const { said } = check({ budget: 10, decision: CHEAP }, WITHIN);
    expect(said).toContain('No other option satisfies this. A model that costs less may');
    expect(said).not.toContain('set budget');
  });
});
