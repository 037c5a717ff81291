import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { builtInRulebook } from '../../../src/index.ts';
import { PROFILES, part, recordOf } from './records.ts';

const FACTS = builtInRulebook().loaded.rulebook.facts.map(({ id }) => id);

const folder = mkdtempSync(join(tmpdir(), 'advisor-record-'));

/** The record of a profile that is written for it. */
function recordFor(profile: object): string {
  const path = join(folder, 'advisor.yaml');
  writeFileSync(path, stringify(profile));
  return recordOf(path);
}

/** Without code and addresses. */
function prose(record: string): string {
  return record.replace(/`[^`]*`/g, '').replace(/<https?:[^>]*>/g, '');
}

describe.each(PROFILES.map((args) => [args.join(' '), args] as const))('the record of %s', (_, args) => {
  const record = recordOf(...args);

  test('speaks of facts by their titles', () => {
    const text = prose(record).replaceAll('\\_', '_');
    expect(FACTS.filter((id) => text.includes(id))).toEqual([]);
  });

  test('gives reasons as sentences that go on from "because"', () => {
    const reasons = record.split('\n').filter((line) => /^\* (Good|Bad)\b/.test(line));
    for (const reason of reasons) {
      expect(reason).toMatch(/^\* (Good|Bad), because (\p{Ll}|[A-Z]{2})[^:]*(: [^:]*)?\.(\[\^\d+\])*$/u);
      expect(reason).not.toMatch(/because (an?|the) [\w -]*: /);
      expect(reason).not.toMatch(/\((published|stated|judgement|estimate)\)/);
    }
  });

  test('says nothing twice of one option', () => {
    const about = record
      .split(/^#+ /m)
      .map((each) => each.split('\n').filter((line) => /^\* (Good|Bad),/.test(line)));
    for (const lines of about) expect(lines).toEqual([...new Set(lines)]);
  });
});

/** Known well enough for a closed API to be advised whatever the rest is. */
const KNOWN = parse(`
  name: answers
  owner: Support team
  task: { scope: narrow, quality: good-enough, customization: prompting, open_model_tested: untested, stakes: low,
          variety: uniform, modalities: [text] }
  data: { sensitivity: internal, boundary: anywhere, region: any }
  compliance: { burden: low, explainability: low, reproducibility: none }
  team: { ml_expertise: basic, ops_capacity: part-time, experiments: false }
  schedule: { urgency: urgent }
  workload: { requests_per_day: 2000, input_tokens: 2000, output_tokens: 300, latency: normal,
              availability: business-hours }
  budget: { monthly_usd: 2000 }
  vendor: { lock_in_tolerance: high, change_control: false }
  deployment: { offline: false, infrastructure: [cloud-account] }
`);

describe('the outcome', () => {
  test('of an advice names the option, why, how sure that is and what such verdicts came to', () => {
    const record = recordOf('examples/bank-risk-reports.yaml');
    const [chosen = '', sure = ''] = part(record, '## Decision Outcome');
    expect(chosen).toMatch(/^Chosen option: "[^"]+", because it .*; above all, [^.]+\.(\[\^\d+\])+$/);
    expect(sure).toMatch(/^How sure the advice is: \w+\. .*\d+ of \d+ documented decisions/);
    expect(part(record, '### Consequences').length).toBeGreaterThan(3);
    expect(record).toMatch(/^# [\w-]+: \p{Ll}/mu);
  });

  test('is open where too little is known: what to answer first, and no imperative', () => {
    const record = recordFor({});
    const outcome = part(record, '## Decision Outcome');
    expect(outcome[0]).toMatch(
      /^No option is chosen yet: too little is known\. What is known leans towards a/,
    );
    expect(
      outcome.filter((line) => /^\* (Engineering|Security|Product|Finance): .*\?$/.test(line)),
    ).toHaveLength(3);
    expect(record).toMatch(/^# Leaning towards /m);
    expect(record).not.toContain('Chosen option');
    expect(record).not.toContain('### Consequences');
    expect(record).not.toContain('How to do it');
    expect(record).toContain('Nothing is known of the project yet.');
  });

  test('tells what excludes every option, and what would make one fit', () => {
    const outcome = part(recordOf('fixtures/odd/nothing-fits.yaml'), '## Decision Outcome');
    expect(outcome[0]).toMatch(
      /^No option is chosen, because none fits\. These together exclude every option: where the/,
    );
    expect(outcome).toContain('What would make one fit:');
    expect(
      outcome.filter((line) => /^\* If ".*" changes to ".*", .* fits\.$/.test(line)).length,
    ).toBeGreaterThan(0);
  });

  test('says what was chosen against the advice, what that accepts, and asks for the reasons', () => {
    const decision = {
      chosen: 'open-self-hosted',
      approved_by: 'Ann Smith',
      date: '2026-10-01',
      review_by: '2027-04-01',
    };
    const record = recordFor({ ...KNOWN, decision });
    const outcome = part(record, '## Decision Outcome').join('\n');
    expect(record).toMatch(
      /^---\nstatus: accepted\ndate: 2026-11-26\ndecision-makers: \["Support team", "Ann Smith"\]\n/,
    );
    expect(record).toMatch(/^# .*host an open model yourselves$/m);
    expect(outcome).toMatch(/^Chosen option: "Open model, self-hosted", against the advice, which is a/);
    expect(outcome).toContain('Why it was chosen all the same: {give the reasons}');
    expect(outcome).toContain('Decided on 2026-10-01; approved by Ann Smith; to be reviewed by 2027-04-01.');
    const consequences = part(record, '### Consequences');
    expect(consequences.filter((line) => line.startsWith('* Bad, because')).length).toBeGreaterThan(2);
    expect(consequences.join()).toContain('securing and patching it is your job');
    expect(part(record, '### When to look again')).toContain('* By 2027-04-01 at the latest.');
  });

  test('names what excludes the option that was chosen all the same', () => {
    const record = recordFor({ data: { boundary: 'own-premises' }, decision: { chosen: 'closed-api' } });
    expect(part(record, '### Consequences').join('\n')).toMatch(
      /^\* Bad, because it is excluded: your data may not leave machines that you administer/m,
    );
  });

  test('of several systems says of each what was chosen and accepted', () => {
    const systems = [
      { role: 'support chat', chosen: 'closed-api', approved_by: 'Ann' },
      { role: 'search', chosen: 'open-self-hosted' },
    ];
    const record = recordFor({ ...KNOWN, name: 'two', systems });
    expect(record).toContain('# two: a closed API for support chat and a self-hosted open model for search');
    expect(record).toContain('status: proposed');
    const outcome = part(record, '## Decision Outcome').join('\n');
    expect(outcome).toMatch(/^Support chat: chosen option: "Closed API"/m);
    expect(outcome).toMatch(/^Search: chosen option: "Open model, self-hosted", against the advice/m);
    expect(outcome).toContain('It accepts this:');
  });

  test('keeps what runs today where the lead does not cover a move', () => {
    const record = recordFor({
      ...KNOWN,
      compliance: { burden: 'low', explainability: 'low', reproducibility: 'helpful' },
      schedule: { urgency: 'normal' },
      vendor: { lock_in_tolerance: 'medium', change_control: false },
      current: { option: 'open-managed' },
    });
    expect(record).toMatch(/^# answers: stay with a managed open model$/m);
    const [chosen, sure] = part(record, '## Decision Outcome');
    expect(chosen).toBe(
      'Chosen option: "Open model, run by a provider", because it is what runs today, and the lead of a closed API does not cover a move.',
    );
    expect(sure).toMatch(/^How sure the advice \(a closed API\) is: /);
    expect(record).toContain('### Models to look at first, for a closed API');
  });

  test('that follows the advice says so, and no more than the advice where nothing runs yet', () => {
    const record = recordFor({ ...KNOWN, decision: { chosen: 'closed-api' } });
    expect(part(record, '## Decision Outcome')[0]).toMatch(
      /^Chosen option: "Closed API", as advised, because it /,
    );
    expect(record).toContain('status: proposed');
    expect(record).not.toContain('all the same');
  });
});

describe('what is chosen', () => {
  test('has a price: where nothing speaks against it, what speaks for the runner-up', () => {
    const consequences = part(recordOf('fixtures/real-cases/checkr-adjudication.yaml'), '### Consequences');
    expect(consequences.filter((line) => line.startsWith('* Bad'))).toEqual([
      expect.stringMatching(/^\* Bad, because it forgoes what speaks for a self-hosted open model: /),
    ]);
  });

  test('is checked by questions, none of them twice', () => {
    const lines = part(recordOf('fixtures/by-hand/12-offline-laptop.yaml'), '### Confirmation');
    expect(lines.join('\n')).toContain(
      'clear up "Knowledge of machine learning" and "Capacity to run servers"',
    );
    expect(lines.join('\n')).not.toContain('how much does the team know about machine learning?');
    expect(lines.filter((line) => line.includes('how did an open model do'))).toHaveLength(1);
  });
});

describe('an option', () => {
  test('has its cost with and without salaries against the budget', () => {
    const record = recordFor({ ...KNOWN, budget: { monthly_usd: 20_000 } });
    for (const option of ['Closed API', 'Open model, self-hosted'])
      expect(part(record, `### ${option}`).join('\n')).toMatch(
        /^Cost: likely USD [\d,.]+ \([\d,.]+ to [\d,.]+\) a month with salaries, and [\d,.]+ \([\d,.]+ to [\d,.]+\) without, which keeps the budget of USD 20,000\.$/m,
      );
  });

  test('without a figure says why, and what is missing where none has one', () => {
    expect(part(recordOf('examples/legal-text.yaml'), '### Costs')).toEqual([
      '* No cost can be estimated before one of these is known: "Volume of work" or "Number of calls a day".',
    ]);
    const record = recordFor({ ...KNOWN, data: { boundary: 'own-premises' } });
    expect(part(record, '### Closed API').join('\n')).toContain(
      'Cost: no figure, since the data may not leave',
    );
  });
});

describe('a source', () => {
  test('is told with its publisher, its title, its date and its address', () => {
    const record = recordOf('examples/legal-text.yaml');
    expect(record).toContain(
      '"LoRA Land: 310 Fine-tuned LLMs that Rival GPT-4", 2024-04-29 (read on 2026-11-26). <https://arxiv.org/abs/2405.00732>',
    );
  });
});
