import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { templateOf } from '../../../src/layout/json-in-html.ts';
import { advisor } from '../advisor.ts';

const HELP_DESK = readFileSync(join(import.meta.dirname, '../../../fixtures/cost/help-desk.yaml'), 'utf8');
const DESK = `${HELP_DESK.replace('400000', '4000')}budget: { monthly_usd: 2000 }\n`;
const folder = mkdtempSync(join(tmpdir(), 'compare-'));
const path = (name: string) => join(folder, name);

/** What a comparison says, on one line. */
function said(...args: readonly string[]): string {
  const done = advisor(folder, ['compare', ...args], { env: { COLUMNS: '200' } });
  expect(done).toMatchObject({ status: 0, stderr: '' });
  return done.stdout.replace(/\s+/g, ' ');
}

function refused(...args: readonly string[]): string {
  const done = advisor(folder, ['compare', ...args], { env: { COLUMNS: '80' } });
  expect(done).toMatchObject({ status: 2, stdout: '' });
  return done.stderr;
}

/** All amounts of a report halved, its prices and rulebook older. */
function halved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(halved);
  if (typeof value !== 'object' || value === null) return value;
  const isAmount = 'likely' in value && 'low' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isAmount && typeof inner === 'number' ? inner / 2 : halved(inner),
    ]),
  );
}

const figures = z.looseObject({
  cost: z.unknown(),
  inputs: z.looseObject({ rulebook: z.looseObject({}), prices: z.looseObject({}) }),
});

beforeAll(() => {
  writeFileSync(path('desk.yaml'), DESK);
  const { stdout } = advisor(folder, ['recommend', 'desk.yaml', '--json']);
  writeFileSync(path('desk.json'), stdout);
  writeFileSync(path('desk.html'), `<!doctype html>\n<title>a</title>\n${templateOf(stdout)}\n<p>b</p>\n`);
  const report = figures.parse(JSON.parse(stdout));
  const inputs = {
    ...report.inputs,
    rulebook: { ...report.inputs.rulebook, version: '1.9.0', sha256: 'older' },
    prices: { ...report.inputs.prices, as_of: '2026-07-01', sha256: 'older' },
  };
  writeFileSync(path('july.json'), JSON.stringify({ ...report, inputs, cost: halved(report.cost) }));
  writeFileSync(path('more.yaml'), DESK.replace('4000', '400000'));
  writeFileSync(path('empty.json'), '{}\n');
});

describe('a comparison with a report of an earlier day', () => {
  test('tells of costs, prices and the rulebook where nothing else is different', () => {
    const text = said('july.json', 'desk.yaml');
    expect(text).toContain(
      'only the rulebook and the prices changed, verdict the same, its likely cost USD ',
    );
    expect(text).toMatch(/Cost .*: likely USD [\d,.]+ → [\d,.]+ a month without salaries/);
    expect(text).toMatch(/Prices Of 2026-07-01 before, of 2026-\d\d-\d\d after\./);
    expect(text).toContain('Rulebook open-vs-closed 1.9.0 → open-vs-closed ');
    expect(text).toMatch(/Models Look at .*, as before\./);
  });

  test('tells of what a hundred times the volume costs', () => {
    const text = said('desk.json', 'more.yaml');
    expect(text).toContain('its likely cost USD ');
    expect(text).toMatch(/Budget .* the budget of USD [\d,]+ a month\./);
  });

  test('says that no option keeps the budget where that is why none fits', () => {
    writeFileSync(path('poor.yaml'), `${DESK.replace(/budget:.*\n/g, '')}budget: { monthly_usd: 1 }\n`);
    expect(said('desk.json', 'poor.yaml')).toContain('No option keeps the budget of USD 1 a month.');
  });

  test('reads a page of HTML like its JSON', () => {
    const asHtml = said('desk.html', 'more.yaml');
    expect(asHtml.replaceAll('desk.html', 'desk.json')).toBe(said('desk.json', 'more.yaml'));
  });

  test('names facts by their titles, and values by their labels', () => {
    expect(said('desk.json', 'more.yaml')).not.toMatch(/\b(workload|task|budget|data)\.[a-z_]+/);
  });

  test('does not take an empty file for a profile', () => {
    expect(refused('empty.json', 'desk.yaml')).toContain('empty.json:1:1: The file is empty.');
  });
});

describe('two options of a profile', () => {
  const options = z.object({
    lead: z.number(),
    options: z.array(z.object({ id: z.string(), score: z.number(), reasons: z.array(z.unknown()) })),
    criteria: z.array(z.object({ adds: z.number() })),
  });
  const compared = (names: string) =>
    options.parse(JSON.parse(advisor(folder, ['compare', 'desk.yaml', '--json', '--options', names]).stdout));

  test('differ by what their criteria add, whichever is named first', () => {
    const [one, other] = [compared('closed-api,open-managed'), compared('open-managed,closed-api')];
    const sum = one.criteria.reduce((total, { adds }) => total + adds, 0);
    expect(sum).toBeCloseTo(one.lead, 4);
    expect((one.options[0]?.score ?? 0) - (one.options[1]?.score ?? 0)).toBeCloseTo(one.lead, 4);
    expect(other.lead).toBeCloseTo(-one.lead, 6);
    expect(one.options.map(({ id }) => id)).toEqual(['closed-api', 'open-managed']);
    expect(one.options.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  test('say what is wrong with the names, all at once', () => {
    const message = refused('desk.yaml', '--options', 'closed-ap,foo');
    expect(message).toContain('There is no option "closed-ap".');
    expect(message).toContain('Did you mean "closed-api"?');
    expect(message).toContain('There is no option "foo".');
    expect(refused('desk.yaml', '--options', 'hybrid')).toContain('two different options, but names 1.');
    expect(refused('desk.yaml', '--options', 'hybrid,hybrid')).toContain('names one option twice.');
    expect(refused('desk.yaml', 'more.yaml', '--options', 'hybrid,closed-api')).toContain('leave the second');
    expect(refused('desk.yaml')).toContain('Two files are compared');
  });
});
