import { describe, expect, test } from 'vitest';
import type { ModelFacts } from '../../src/catalog/model-facts.ts';
import type { RegionId } from '../../src/catalog/regions.ts';
import { basisText } from '../../src/commands/cost/basis.ts';
import { costBlocks } from '../../src/commands/cost/blocks.ts';
import { breakEvenTexts } from '../../src/commands/cost/break-even.ts';
import { advisedSentence, cheapestSentence } from '../../src/commands/cost/cheapest.ts';
import { costJson } from '../../src/commands/cost/json.ts';
import { loadSentence } from '../../src/commands/cost/sentences.ts';
import { modelsBlocks } from '../../src/commands/models/blocks.ts';
import { standingTo } from '../../src/cost/answers/budget.ts';
import type { OptionCost } from '../../src/cost/answers/quote.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { budgetAction, budgetSentences } from '../../src/report/budget-sentences.ts';
import { decisionSentences } from '../../src/report/decision-sentences.ts';
import { modelsFor } from '../../src/report/models.ts';
import type { DetailedMoney } from '../../src/report/money.ts';
import { isWithinBudget, moneyRows } from '../../src/report/money-sentences.ts';
import { noFigureSentences } from '../../src/report/no-figure.ts';
import { noteSentences } from '../../src/report/note-sentences.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { closed, FACTS, factsOf, MODELS, offer, open, priceOf } from './hand-made.ts';
import { estimated, situation } from './profiles.ts';

const workload = { requests_per_day: 5000, input_tokens: 1000, output_tokens: 200 };
type Profile = Readonly<Record<string, object>>;

const text = { modalities: ['text'] };
const plain = (line: string) => line;
const style = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

function pageOf(profile: Profile, facts: ModelFacts, width = 80, all = false): string {
  const report = { ...reportOf(situation(profile)), money: estimated(profile, facts) };
  return terminalText(costBlocks(report, all), { width, style }, table);
}

/** Money in which an option costs something else. */
function withCost(money: DetailedMoney, option: string, cost: OptionCost): DetailedMoney {
  return {
    ...money,
    options: money.options.map((each) => (each.option === option ? { ...each, cost } : each)),
  };
}

function withLikely(money: DetailedMoney, option: string, likely: number): DetailedMoney {
  const cost = money.options.find((each) => each.option === option)?.cost;
  if (cost?.kind !== 'known') throw new Error(`${option} has no figure`);
  return withCost(money, option, { ...cost, likely });
}

describe('the load', () => {
  const sentence = (profile: Profile) => loadSentence(estimated(profile, FACTS));

  test('is said to be stated, or assumed with its range', () => {
    expect(sentence({ task: text, workload })).toBe(
      'For 5,000 requests a day, each with 1,000 tokens in and 200 out, as you said.',
    );
    expect(sentence({ task: text, workload: { requests_per_day: 1, input_tokens: 1000 } })).toBe(
      'For 1 request a day, each with 1,000 tokens in and 300 out (assumed: about 150 to 500 out).',
    );
    expect(sentence({ task: text, workload: { volume: 'medium' } })).toBe(
      'For likely 3,040 requests a day (about 435 to 21,700, taken from the class medium: 1 to 50 million tokens ' +
        'a day), each with 2,000 tokens in and 300 out (assumed: about 500 to 6,000 in and about 150 to 500 out).',
    );
    expect(
      sentence({
        task: text,
        workload: { volume: 'low', input_tokens: 900, output_tokens: 100 },
        assumptions: { 'volume.low_tokens_per_day': 50_000 },
      }),
    ).toBe(
      'For likely 50 requests a day (50, taken from volume.low_tokens_per_day, as you said), ' +
        'each with 900 tokens in and 100 out.',
    );
  });
});

describe('the first sentences', () => {
  test('name what is cheapest with and without salaries, also where these differ', () => {
    const profile = { task: text, workload };
    const report = reportOf(situation(profile));
    const money = estimated(profile, FACTS);
    expect(cheapestSentence(report, money)).toMatch(
      /^Cheapest: a managed open model, USD [\d.]+ a month without salaries, [\d,]+ with them\.$/,
    );
    expect(cheapestSentence(report, withLikely(money, 'closed-api', 1))).toMatch(
      /^Cheapest without salaries: a managed open model, USD [\d.]+ a month; with them: a closed API, USD 1\.$/,
    );
    const nothing = { ...money, options: [] };
    expect(cheapestSentence(report, nothing)).toBe('No option has a figure.');
  });

  test('advise nothing where no option fits', () => {
    const report = reportOf(situation({ workload }));
    const as = (confidence: 'leaning' | 'likely') =>
      advisedSentence({ ...report, certainty: { ...report.certainty, confidence } });
    expect(as('likely')).toMatch(/^Recommended overall, not only on cost: [a-z]/);
    expect(as('leaning')).toMatch(/^Overall, not only on cost, too little is known: leaning towards \S/);
    expect(advisedSentence({ ...report, verdict: { kind: 'none-fits' } })).toBe(
      'No option fits, whatever it costs.',
    );
  });
});

describe('a break-even', () => {
  const profile = { task: text, workload };
  const report = reportOf(situation(profile));
  const money = estimated(profile, FACTS);
  const dear = withLikely(money, 'open-self-hosted', 1e6);
  const cheap = withLikely(money, 'open-self-hosted', 1);
  const said = (base: DetailedMoney, result: DetailedMoney['breakEvens'][number]['result']) =>
    breakEvenTexts(report, { ...base, breakEvens: [{ against: 'closed-api', result }] });
  const from = (requestsPerDay: number) => ({ kind: 'from', requestsPerDay, paidBackAfter: 14.2 }) as const;

  test('is one statement, which agrees with the figures beside it', () => {
    expect(said(dear, from(43_000))).toEqual([
      'With salaries, self-hosting is cheaper than a closed API as a rule above 43,000 requests a day; you have 5,000.',
    ]);
    expect(said(cheap, from(1200))).toEqual([
      'With salaries, self-hosting is cheaper than a closed API as a rule above 1,200 requests a day; you have 5,000.',
    ]);
    expect(said(cheap, from(43_000))).toEqual([
      'With salaries, self-hosting is cheaper than a closed API at your 5,000 requests a day, and as a rule above 43,000.',
    ]);
    expect(said(dear, from(1200))).toEqual([
      'With salaries, self-hosting is cheaper than a closed API at most volumes above 1,200 requests a day, but not at your 5,000.',
    ]);
    expect(said(cheap, { kind: 'always', upTo: 2e6, paidBackAfter: null })).toEqual([
      'With salaries, self-hosting is cheaper than a closed API at every volume up to 2 million requests a day.',
    ]);
    expect(said(dear, { kind: 'always', upTo: 2e6, paidBackAfter: null })).toEqual([
      'With salaries, self-hosting is cheaper than a closed API at most volumes up to 2 million requests a day, but not at your 5,000 requests a day.',
    ]);
    expect(said(dear, { kind: 'never', upTo: 13_800_000 })).toEqual([
      'With salaries, self-hosting is never cheaper than a closed API (looked at up to 13.8 million requests a day).',
    ]);
    expect(said(cheap, { kind: 'never', upTo: 13_800_000 })).toEqual([
      'With salaries, self-hosting is cheaper than a closed API at your 5,000 requests a day, but not at 13.8 million requests a day, the most that was looked at.',
    ]);
  });

  test('is not drawn where one side has no figure, and says so once for one reason', () => {
    const frontier = { task: { ...text, quality: 'frontier' }, workload };
    expect(breakEvenTexts(reportOf(situation(frontier)), estimated(frontier, FACTS))).toEqual([
      'No break-even with a closed API or a managed open model: no open model of the class frontier has a figure.',
    ]);
  });

  test('says when hardware has paid for itself, and only where some is bought', () => {
    const bought = estimated(profile, FACTS, { 'gpu.commitment': 'buy' });
    const cheaper = withLikely(bought, 'open-self-hosted', 1);
    expect(said(cheaper, from(1200))).toEqual([
      "With salaries, self-hosting is cheaper than a closed API as a rule above 1,200 requests a day; you have 5,000. What is paid up front is paid back after 15 months at your volume and today's prices.",
    ]);
    expect(said(cheaper, { kind: 'from', requestsPerDay: 1200, paidBackAfter: 128 })[0]).toMatch(
      /after 128 months .*, after the hardware is written off \(36 months\)\.$/,
    );
    expect(said(cheaper, { kind: 'from', requestsPerDay: 1200, paidBackAfter: null })[0]).toMatch(
      /never paid back at your volume\.$/,
    );
  });

  test('never contradicts the table, whatever the volume', () => {
    const seen = new Set<string>();
    for (let requests = 10; requests < 1e8; requests *= 9) {
      const at = { task: text, workload: { ...workload, requests_per_day: requests } };
      const here = estimated(at, FACTS);
      const likely = (id: string) => {
        const cost = here.options.find(({ option }) => option === id)?.cost;
        return cost?.kind === 'known' ? cost.likely : Number.NaN;
      };
      const [sentence = ''] = breakEvenTexts(reportOf(situation(at)), here);
      const isCheaper = likely('open-self-hosted') <= likely('closed-api');
      const from = here.breakEvens[0]?.result;
      if (from?.kind !== 'from') throw new Error(sentence);
      const isAbove = requests >= from.requestsPerDay;
      const says = { plain: '; you have', not: 'but not at your', here: 'cheaper than a closed API at your' };
      const expected = isCheaper === isAbove ? 'plain' : isCheaper ? 'here' : 'not';
      for (const [kind, words] of Object.entries(says))
        expect(sentence.includes(words), `${expected}: ${sentence}`).toBe(kind === expected);
      seen.add(`${isCheaper} ${isAbove}`);
    }
    expect(seen).toContain('true true');
    expect(seen).toContain('false false');
  });
});

describe('an option without a figure', () => {
  const profile = { task: text, workload };
  const report = reportOf(situation(profile));
  const money = estimated(profile, FACTS);
  const said = (cost: OptionCost, option = 'closed-api') =>
    noFigureSentences(report, withCost(money, option, cost)).join('\n');

  test('says why, of every kind', () => {
    expect(said({ kind: 'forbidden', by: 'data.boundary' })).toBe(
      'Closed API: no figure, since the data may not leave machines that you administer.',
    );
    expect(said({ kind: 'forbidden', by: 'deployment.offline' })).toBe(
      'Closed API: no figure, since it must work without a connection.',
    );
    expect(said({ kind: 'none-of-class', quality: 'frontier' })).toBe(
      'Closed API: withheld: no closed model of the class frontier has a figure.',
    );
    expect(said({ kind: 'none-of-class', quality: 'any' }, 'open-managed')).toMatch(
      /: withheld: no open model for this work has a figure\.$/,
    );
    expect(said({ kind: 'no-figure', model: 'X1', missing: 'price' })).toBe(
      'Closed API: no figure, since no price that covers such a call is known for X1 (what you pay can be stated: price.closed_input_usd and price.closed_output_usd).',
    );
    const machines =
      'no figure, since no machines that may be used, with a known speed and price, are known for X1.';
    expect(said({ kind: 'no-figure', model: 'X1', missing: 'machines' }, 'open-self-hosted')).toMatch(
      machines,
    );
    expect(said({ kind: 'unusable-gpu', gpu: 'Abacus', lacks: 'price' }, 'open-self-hosted')).toMatch(
      /: no figure, since no price is known \(gpu\.hardware_usd\) of Abacus, which you name \(gpu\.kind\)\.$/,
    );
    expect(said({ kind: 'no-price', model: 'X1' })).toBe(
      'Closed API: no figure, since X1 has no known price for all that a call holds.',
    );
    expect(
      said(
        { kind: 'beyond-capacity', limit: 'gpu.maximum', allowed: 1024, needed: 5000 },
        'open-self-hosted',
      ),
    ).toMatch(
      /no figure, since the load needs 5,000 GPUs, beyond the 1,024 up to which list prices mean something \(gpu\.maximum\)\.$/,
    );
  });

  test('of a mix names the part that is missing', () => {
    const none = factsOf(MODELS.filter(({ kind }) => kind === 'open'));
    const sentences = noFigureSentences(report, estimated(profile, none)).join('\n');
    expect(sentences).toMatch(/^(Closed API; mix of open and closed|Mix of open and closed; closed API): /);
    expect(sentences).toMatch(/: withheld: no closed model of the class strong has a figure\.$/);
  });
});

describe('what figures rest on', () => {
  const profile = { task: text, workload };
  const basis = (facts: ModelFacts, option = 'closed-api', more: object = {}, names = {}) =>
    basisText(estimated({ ...profile, ...more }, facts, names), option);
  const selling = (more: object, about: object = {}) =>
    factsOf([closed('standard', 'strong-general', [offer('vendor', 1, 5, more)], about)]);

  test('is the model, where it runs, at which prices, and who chose it', () => {
    expect(basis(FACTS)).toBe('STANDARD at vendor for USD 1 in and 5 out per million tokens.');
    expect(basis(FACTS, 'closed-api', {}, { 'model.closed_api': 'mini' })).toBe(
      'MINI at vendor for USD 0.2 in and 0.8 out per million tokens; you named it, of the class small where the work asks for strong: not like with like.',
    );
    const priced = { assumptions: { 'price.closed_input_usd': 0.5, 'price.closed_output_usd': 2 } };
    expect(basis(FACTS, 'closed-api', priced)).toBe(
      'STANDARD at vendor for USD 0.5 in and 2 out per million tokens, as you said.',
    );
  });

  test('has what is announced: another price, the end of a model', () => {
    const next = (input: number, output: number) => ({
      next: { on: '2027-01-01', price: priceOf(input, output) },
    });
    expect(basis(selling(next(2, 10)))).toMatch(/; its price doubles on 2027-01-01\.$/);
    expect(basis(selling(next(1.2, 6)))).toMatch(/; its price rises by 20 % on 2027-01-01\.$/);
    expect(basis(selling(next(0.5, 2.5)))).toMatch(/; its price halves on 2027-01-01\.$/);
    expect(basis(selling(next(2, 5)))).toMatch(
      /; from 2027-01-01 it costs USD 2 in and 5 out per million tokens\.$/,
    );
    expect(basis(selling({}, { retires: '2027-03-01', replacement: 'NEXT', unverified: true }))).toMatch(
      /; not verified; ends on 2027-03-01, then NEXT\.$/,
    );
  });

  test('says where data can be bound to, and only where that is asked for', () => {
    const bound = { data: { region: 'own-region' } };
    expect(basis(selling({ regions: ['eu', 'us'], regionalShare: 1.1 }), 'closed-api', bound)).toMatch(
      /; can be bound to eu or us for 10 % more\.$/,
    );
    expect(basis(FACTS, 'closed-api', bound)).toMatch(/; region not known\.$/);
    expect(basis(FACTS)).not.toMatch(/region/);
    const country = { data: { region: 'own-country' } };
    expect(basis(selling({ regions: ['eu'] }), 'closed-api', country)).toMatch(
      /; can be bound to eu, country not known\.$/,
    );
    expect(basis(selling({ regions: ['eu', 'us'] }), 'closed-api', country)).toMatch(
      /; can be bound to eu or us\.$/,
    );
    expect(basis(FACTS, 'closed-api', country)).toMatch(/; country not known\.$/);
  });

  test('says of a mix where both of its models can be bound to', () => {
    const mixOf = (
      api: readonly RegionId[] | null,
      weights: readonly RegionId[] | null,
      region = 'own-region',
    ) =>
      basis(
        factsOf([
          closed('standard', 'strong-general', [offer('vendor', 1, 5, { regions: api })]),
          open('middling', 'strong-general', 30, [offer('cloud', 0.02, 0.06, { regions: weights })]),
        ]),
        'hybrid',
        { data: { region } },
      );
    expect(mixOf(['eu', 'us'], ['us', 'eu', 'apac'])).toMatch(/; both models can be bound to us or eu\.$/);
    expect(mixOf(['eu', 'us'], ['us'], 'own-country')).toMatch(/; both models can be bound to us\.$/);
    expect(mixOf(['eu'], ['eu'], 'own-country')).toMatch(
      /; whether both models can be bound to one country is not known\.$/,
    );
    expect(mixOf(['eu'], null)).toMatch(/; whether both models can be bound to one region is not known\.$/);
    expect(mixOf(['eu'], ['us'])).toMatch(/hosted by yourselves .*; vendor can be bound to eu\.$/);
    expect(mixOf(['eu'], null, 'any')).not.toMatch(/region|bound/);
    const hosted = factsOf([
      closed('standard', 'strong-general', [offer('vendor', 1, 5)]),
      open('middling', 'strong-general', 30, []),
    ]);
    expect(basis(hosted, 'hybrid', { data: { region: 'own-region' } })).toMatch(
      /; the region of vendor is not known\.$/,
    );
  });

  test('says where a model that was decided on can be bound to', () => {
    const decided = (regions: readonly RegionId[] | null, chosen = 'closed-api', region = 'own-region') => {
      const facts = factsOf([
        closed('standard', 'strong-general', [offer('vendor', 1, 5, { regions })]),
        open('middling', 'strong-general', null, [offer('cloud', 0.02, 0.06, { regions: ['eu'] })]),
      ]);
      const stated = { ...profile, data: { region }, decision: { chosen, model: 'standard' } };
      return decisionSentences(reportOf(situation(stated)), estimated(stated, facts)).join(' ');
    };
    expect(decided(['us'])).toMatch(/ with them; vendor can be bound to us\.$/);
    expect(decided(null)).toMatch(/ with them; the region of vendor is not known\.$/);
    expect(decided(['eu'], 'hybrid')).toMatch(/ with them; both models can be bound to eu\.$/);
    expect(decided(['us'], 'hybrid')).toMatch(
      /STANDARD: no figure, since cloud and vendor cannot both be bound to one region\.$/,
    );
    expect(decided(['us'], 'closed-api', 'any')).toMatch(/ with them\.$/);
  });

  test('says why two providers of different regions make no mix', () => {
    const facts = factsOf([
      closed('standard', 'strong-general', [offer('vendor', 1, 5, { regions: ['us'] })]),
      open('middling', 'strong-general', null, [offer('cloud', 0.02, 0.06, { regions: ['eu'] })]),
    ]);
    const page = pageOf({ ...profile, data: { region: 'own-region' } }, facts).replace(/\s+/g, ' ');
    expect(page).toContain(
      'Mix of open and closed: no figure, since cloud and vendor cannot both be bound to one region.',
    );
  });

  test('leaves to the team what neither a profile nor a rent says of places', () => {
    const noteOf = (region: string, more: object = {}, facts = FACTS) =>
      noteSentences(estimated({ ...profile, data: { region }, ...more }, facts)).join('\n');
    expect(noteOf('any')).toBe('');
    expect(noteOf('own-region')).toBe(
      'Which region is yours is not known here: check that each provider can be bound to it.\n' +
        'Rents of GPUs are list prices from anywhere: check that your region has such machines, and at which price.',
    );
    expect(noteOf('own-country')).toMatch(/^Which country is yours .*\n.* your country has such machines/);
    expect(noteOf('own-region', {}, factsOf(MODELS.filter(({ kind }) => kind === 'closed')))).not.toMatch(
      /Rents/,
    );
    const bought = { assumptions: { 'gpu.commitment': 'buy' }, deployment: { offline: true } };
    expect(noteOf('own-region', bought)).toBe('');
    expect(noteOf('own-region', { data: { region: 'own-region', boundary: 'own-premises' } })).toMatch(
      /^Rents/,
    );
    const busy = {
      data: { region: 'own-region', boundary: 'own-premises' },
      deployment: { infrastructure: ['own-gpus'] },
      workload: { ...workload, requests_per_day: 400_000 },
      assumptions: { 'gpu.kind': 'H100', 'gpu.count': 1 },
    };
    expect(noteOf('own-region', busy)).toMatch(/^Rents/);
    expect(noteOf('own-region', { ...busy, assumptions: { 'gpu.kind': 'H100', 'gpu.count': 1000 } })).toBe(
      '',
    );
    const tuned = {
      task: { ...text, customization: 'fine-tuning' },
      assumptions: { 'gpu.commitment': 'buy' },
    };
    expect(noteOf('own-region', tuned)).toMatch(/\nRents/);
  });

  test('asks which GPUs a team owns instead of inventing them', () => {
    const own = { deployment: { infrastructure: ['own-gpus'] } };
    expect(basis(FACTS, 'open-self-hosted', own)).toMatch(
      /on GPUs like 2 × NVIDIA \w+ \(.*\), taken to be yours; say which you have: --assume gpu\.kind=L40S --assume gpu\.count=4;/,
    );
    const names = { 'gpu.kind': 'H100' };
    expect(basis(FACTS, 'open-self-hosted', own, names)).toMatch(
      /on your \d × NVIDIA H100 .*; say how many you have: --assume gpu\.count=4;/,
    );
  });

  test('has the note on a card that data centres may not use', () => {
    expect(basis(FACTS, 'open-self-hosted', {}, { 'gpu.kind': 'RTX4090' })).toMatch(
      /; not licensed for data centres\.$|; not licensed for data centres; /,
    );
  });
});

describe('an assumption', () => {
  const profile = { task: text, workload, assumptions: { 'staff.usd_per_year': 95_000 } };

  test('that the team states stands alone, with no other source', () => {
    const names = { short: 'One full-time person, fully loaded', full: 'staff.usd_per_year' };
    for (const [length, name] of Object.entries(names)) {
      const line = pageOf(profile, FACTS, 100, length === 'full')
        .split('\n')
        .find((each) => each.includes(`${name}: `));
      expect(line?.replace(/ +/g, ' ').trim()).toBe(`Assumptions ${name}: 95,000 USD per year you said`);
    }
    const report = { ...reportOf(situation(profile)), money: estimated(profile, FACTS) };
    const { assumptions } = { assumptions: [], ...costJson(report) };
    expect(assumptions).toContainEqual(
      expect.objectContaining({ id: 'staff.usd_per_year', stated: true, source: null, date: null }),
    );
  });

  test('is listed with its source where all are asked for, each that a figure rests on', () => {
    const money = estimated(profile, FACTS);
    const page = pageOf(profile, FACTS, 100, true);
    for (const { id } of money.inputs.filter(({ id: each }) => !each.startsWith('workload.')))
      expect(page).toContain(`${id}: `);
    expect(page).toMatch(/cache\.read_share: about 0 to 56, likely 0 %/);
  });
});

describe('a budget', () => {
  const on = (monthly: object) => {
    const profile = { task: text, workload, budget: monthly };
    const seen = situation(profile);
    const money = estimated(profile, FACTS);
    return { report: recommendationOf(seen, PAGE, money), money };
  };
  test('marks what exceeds it, and names that with the figure that does', () => {
    const { money, report } = on({ monthly_usd: 10 });
    expect(moneyRows(report).map(({ name }) => name)).toEqual([
      'USD a month (likely)',
      'without salaries',
      'budget 10',
    ]);
    expect(moneyRows(report).at(-1)?.cells).toContain('well over');
    expect(budgetSentences(report, money)[0]).toMatch(
      /^Over the budget of USD 10 even at the low figure: .*a closed API \(USD [\d,.]+\)/,
    );
  });

  test('that is likely exceeded calls for a cap', () => {
    const { money, report } = on({ monthly_usd: 2000 });
    const advised = report.verdict.kind === 'fits' ? report.verdict.option : '';
    const over = {
      ...money,
      options: money.options.map((each) =>
        each.option === advised ? { ...each, budget: 'likely-over' as const } : each,
      ),
    };
    expect(budgetAction(report)).toEqual([]);
    const [action = '', ...others] = budgetAction({ ...report, money: over });
    expect(others).toEqual([]);
    expect(action).toMatch(
      /^Its likely figure, USD [\d,.]+, is above the budget of 2,000: agree a cap with finance before the first bill$/,
    );
    expect(budgetSentences(report, over)[0]).toMatch(/^Over the budget of USD 2,000 at the likely figure: /);
  });

  test('is held against invoices alone, whatever people cost', () => {
    const { money } = on({ level: 'low' });
    const [first] = money.options;
    if (first?.cost.kind !== 'known') throw new Error('no figure');
    const limit = { kind: 'level', level: 'low', usd: 2000 } as const;
    const at = (low: number, likely: number) => ({
      ...first,
      cost: { ...first.cost, likely: 1e6, invoices: { low, likely, high: 1e6 } },
    });
    expect([at(1, 1999), at(1, 2000), at(2000, 3000)].map((each) => standingTo(limit, each.cost))).toEqual([
      'within',
      'likely-over',
      'over',
    ]);
  });

  test('of a level alone only marks', () => {
    const { money, report } = on({ level: 'low' });
    const [first, ...others] = money.options;
    if (first === undefined) throw new Error('no option');
    const over = { ...money, options: [{ ...first, budget: 'over' as const }, ...others] };
    expect(isWithinBudget({ money })).toBe(true);
    expect(isWithinBudget({ money: over })).toBe(false);
    expect(moneyRows(report).at(-1)?.name).toBe('without salaries');
    expect(moneyRows({ ...report, money: over }).at(-1)?.name).toBe('budget below 2,000');
    expect(budgetSentences(report, money)).toEqual([]);
    expect(budgetAction(report)).toEqual([]);
    expect(on({ level: 'high' }).money.limit).toBeNull();
  });
});

test('a page of costs has about sixty lines, and none that is too wide', () => {
  for (const width of [60, 80]) {
    const lines = pageOf({ task: text, workload, budget: { monthly_usd: 500 } }, FACTS, width).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    if (width === 80) expect(lines.length).toBeLessThanOrEqual(65);
  }
});

describe('the list of models', () => {
  const listed = (profile: unknown, facts: ModelFacts, all = false) =>
    terminalText(
      modelsBlocks(modelsFor(situation(profile, facts), 'open-managed'), all),
      { width: 100, style },
      table,
    );

  test('has those of the class that is asked for, and others with the reason alone', () => {
    const cheap = open('bargain', 'frontier', 100, [offer('cloud', 0.01, 0.01)]);
    const page = listed({ task: { ...text, scope: 'mixed' }, workload }, factsOf([...MODELS, cheap]));
    expect(page).toContain('As asked for: every open model of the class strong.');
    expect(page).toMatch(/MIDDLING +strong +128k +MIT +FR +not known +[\d.]+ +0\.2\/0\.6/);
    expect(page).toMatch(/BARGAIN .*stronger, and no dearer than/);
    expect(page).not.toContain('LITTLE');
    expect(listed({ task: { ...text, scope: 'mixed' }, workload }, FACTS, true)).toMatch(
      /LITTLE .*of another class/s,
    );
  });

  test('says why a model has no figure', () => {
    const page = listed({ task: { ...text, quality: 'frontier' }, workload }, FACTS);
    expect(page).toContain('HUGE: no figure: nobody is known to sell it by the token.');
  });
});
