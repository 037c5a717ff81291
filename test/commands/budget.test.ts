import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { advisor } from './advisor.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/cost');

const figures = z.object({
  verdict: z.object({ option: z.string().nullable(), conflict: z.array(z.string()) }),
  options: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      excluded_by: z.array(z.string()),
      budget: z.object({ standing: z.string() }).nullable(),
    }),
  ),
  flips: z.array(z.object({ changes: z.array(z.object({ fact: z.string() })) })),
  cost: z.object({
    usd_a_month: z.record(
      z.string(),
      z.object({ without_salaries: z.object({ low: z.number(), likely: z.number() }).optional() }),
    ),
  }),
});

function said(command: string, ...set: readonly string[]): string {
  const settings = set.flatMap((each) => ['--set', each]);
  const done = advisor(FOLDER, [command, 'help-desk.yaml', ...settings], { env: { COLUMNS: '200' } });
  expect(done).toMatchObject({ status: 0, stderr: '' });
  return done.stdout.replace(/\s+/g, ' ');
}

function readBy(...set: readonly string[]) {
  const settings = set.flatMap((each) => ['--set', each]);
  const { stdout } = advisor(FOLDER, ['recommend', 'help-desk.yaml', '--json', ...settings]);
  return figures.parse(JSON.parse(stdout));
}

const written = (usd: number) =>
  Number(usd.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 });

/** The low figures that are compared, the smallest first. */
function lowFigures({ cost, options }: z.infer<typeof figures>) {
  return options
    .map(({ id, title }) => ({ id, title, low: cost.usd_a_month[id]?.without_salaries?.low ?? Number.NaN }))
    .toSorted((a, b) => a.low - b.low);
}

describe('a budget far below every bill', () => {
  const report = readBy('budget.monthly_usd=100');
  const page = said('recommend', 'budget.monthly_usd=100');

  test('leaves nothing, and the conflict is the budget', () => {
    expect(report.verdict).toEqual({ option: null, conflict: ['budget.monthly_usd'] });
    for (const { excluded_by, id } of report.options) expect(excluded_by).toEqual([`${id}:over-limit`]);
    expect(page).toContain('No option fits.');
    expect(page).toContain('This alone excludes every option: budget in USD a month (100).');
  });

  test('says which option is the cheapest and by how much it exceeds the budget', () => {
    const likely = (id: string) => report.cost.usd_a_month[id]?.without_salaries?.likely ?? Number.NaN;
    const [cheapest] = lowFigures(report).toSorted((a, b) => likely(a.id) - likely(b.id));
    expect(cheapest?.id).toBe('closed-api');
    expect(page).toContain(`The cheapest, a closed API, is likely to exceed the budget of 100 by USD `);
  });

  test('excludes each option, and says that even the low figures are above it', () => {
    expect(page).toMatch(
      /Excluded A closed API, .* and .*: over the budget of 100 even at the low figure(, by what is known so far)?\./,
    );
    for (const { id } of lowFigures(report))
      expect(report.cost.usd_a_month[id]?.without_salaries?.likely).toBeGreaterThan(100);
  });

  test('is never raised as a way out', () => {
    const changed = report.flips.flatMap(({ changes }) => changes.map(({ fact }) => fact));
    expect(changed).not.toContain('budget.monthly_usd');
    expect(changed).not.toContain('budget.level');
  });

  test('is not said to play no part by the page on cost', () => {
    expect(said('cost', 'budget.monthly_usd=100')).toContain('No option fits. For');
  });
});

test('with a rule that excludes the others, both are in conflict, and the cheapest is the one that the rule leaves', () => {
  const settings = ['budget.monthly_usd=100', 'deployment.offline=true'];
  const report = readBy(...settings);
  expect(report.verdict).toEqual({ option: null, conflict: ['budget.monthly_usd', 'deployment.offline'] });
  const likely = report.cost.usd_a_month['open-self-hosted']?.without_salaries?.likely ?? Number.NaN;
  expect(said('recommend', ...settings)).toContain(
    `The cheapest that nothing else excludes, a self-hosted open model, is likely to exceed the budget of 100 by USD ${written(likely - 100)} a month.`,
  );
});

test('a budget between the bills excludes exactly the options whose low figure is above it', () => {
  const [cheapest, second] = lowFigures(readBy());
  const between = Math.round(((cheapest?.low ?? 0) + (second?.low ?? 0)) / 2);
  const report = readBy(`budget.monthly_usd=${between}`);
  expect(report.verdict.option).toBe(cheapest?.id);
  for (const { id, low } of lowFigures(report)) {
    const option = report.options.find((each) => each.id === id);
    expect(option?.excluded_by).toEqual(low > between ? [`${id}:over-limit`] : []);
    expect(option?.budget?.standing === 'over').toBe(low > between);
  }
});

test('a level alone marks what exceeds it and excludes nothing', () => {
  const report = readBy('budget.level=low');
  expect(report.verdict.option).not.toBeNull();
  expect(report.options.flatMap(({ excluded_by }) => excluded_by)).toEqual([]);
  expect(new Set(report.options.map(({ budget }) => budget?.standing))).toEqual(new Set(['within', 'over']));
  const standings = report.options.map(({ budget }) => budget?.standing).join(' ');
  expect(said('recommend', 'budget.level=low')).toContain(
    `budget below 2,000 ${standings.replaceAll('over', 'well over')}`,
  );
});
