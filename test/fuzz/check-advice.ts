import { renderRecommendation } from '../../src/index.ts';
import { at, under } from '../../src/rulebook/at.ts';
import { completed } from './completions.ts';
import { evaluate, truthsOf } from './evaluator.ts';
import { isEstimated, numberOf, optionIn, type Subject } from './subject.ts';

/** That the engine found what the evaluator finds. */
export function checkEvaluation(subject: Subject): void {
  const { outcome, plain, report, tally } = subject;
  const criteria = Object.values(plain.criteria);
  const estimated = criteria.map((each) => isEstimated(subject) && each.estimated_by !== undefined);
  for (const { criteria, excluded_by: excludedBy, id, score } of report.options) {
    const option = numberOf(plain, id);
    for (const [place, { rating, weight }] of Object.values(criteria).entries()) {
      tally.near("weights are the evaluator's", weight, at(outcome.weights, place), `${id} ${place}`);
      if (estimated[place] !== true)
        tally.near(
          "ratings are the evaluator's",
          rating,
          at(at(outcome.ratings, option), place),
          `${id} ${place}`,
        );
    }
    if (isEstimated(subject)) continue;
    tally.near("scores are the evaluator's", score, at(outcome.scores, option), id);
    tally.same("exclusions are the evaluator's", excludedBy.length > 0, at(outcome.excluded, option), id);
  }
}

/** That the verdict is the best option, and whatever is said of it lies where it can. */
export function checkVerdict(subject: Subject): void {
  const { outcome, plain, report, tally } = subject;
  const {
    margin,
    option,
    runner_up: runnerUp,
    settled,
    holds_in: holdsIn,
    stands_in: standsIn,
  } = report.verdict;
  const ranks = report.options.map(({ rank }) => rank);
  tally.same(
    'ranks are a permutation',
    ranks,
    [...ranks.keys()].map((place) => place + 1),
  );
  const within = (low: number, ...values: readonly number[]) =>
    values.every((value) => value >= low && value <= 100);
  for (const { bounds, id, score } of report.options) {
    tally.holds(
      'scores and bounds are 0 to 100',
      within(-1e-6, score, bounds.low, bounds.high) && bounds.low <= bounds.high,
      () => `${id} ${JSON.stringify({ score, bounds })}`,
    );
    if (settled && [...subject.truths.rules].every((truth) => truth !== 'open') && !isEstimated(subject))
      tally.holds(
        'bounds hold the score',
        bounds.low <= score + 1e-5 && score <= bounds.high + 1e-5,
        () => `${id} ${JSON.stringify({ score, bounds })}`,
      );
  }
  tally.holds(
    'shares are 0 to 1',
    [holdsIn, standsIn].every((share) => share >= 0 && share <= 1),
    () => `${holdsIn} ${standsIn}`,
  );
  if (isEstimated(subject)) return;
  const first = report.options[0];
  if (option !== null) tally.same('the verdict is ranked first', first?.id, option);
  const known = [...subject.truths.rules, ...subject.truths.patterns.flat()].every(
    (truth) => truth === 'yes' || truth === 'no',
  );
  if (known || !settled) {
    if (known) tally.same('all that matters known is settled', settled, true);
    if (known || report.not_proved === undefined)
      tally.same('the verdict is the best option left', option, optionIn(plain, outcome.winner));
  }
  if (option === null || runnerUp === null || margin === null) return;
  const score = (id: string) => at(outcome.scores, numberOf(plain, id));
  tally.near('the margin is the difference of scores', margin, score(option) - score(runnerUp), runnerUp);
}

const COMPLETIONS = 12;

/** That no completion of a settled profile has another verdict; of others some should. */
export function checkSettled(subject: Subject): void {
  const { factors, known, plain, report, tally } = subject;
  if (isEstimated(subject) || plainly(subject)) return;
  const verdict = numberOf(plain, report.verdict.option);
  const bounds = new Map(report.options.map((option) => [option.id, option.bounds]));
  let others = 0;
  for (let draw = 0; draw < (report.verdict.settled ? COMPLETIONS : 4 * COMPLETIONS); draw++) {
    const outcome = evaluate(plain, factors, truthsOf(plain, completed(plain, known, subject.dice)));
    const found = optionIn(plain, outcome.winner);
    if (report.verdict.settled)
      tally.same('no completion changes a settled verdict', found, optionIn(plain, verdict));
    if (outcome.winner !== verdict) others++;
    if (outcome.total === 0) continue;
    Object.keys(plain.options).forEach((id, option) => {
      const { low, high } = under(bounds, id);
      const score = at(outcome.scores, option);
      tally.holds(
        'no completion scores beyond the bounds',
        score >= low - 1e-5 && score <= high + 1e-5,
        () => `${id} scores ${score}, bounds ${low} to ${high}`,
      );
    });
    if (!report.verdict.settled && others > 0) break;
  }
  if (!report.verdict.settled)
    tally.count(others > 0 ? 'unsettled, with a witness' : 'unsettled, no witness drawn');
}

/** Whether all facts are known, so that there is nothing to complete. */
function plainly({ known, plain }: Subject): boolean {
  return Object.keys(plain.facts).every((id) => known.has(id));
}

/** That every way to write a recommendation says the same, in letters that can be printed. */
export function checkPages(subject: Subject): void {
  const { advice, plain, report, tally } = subject;
  const { option } = report.verdict;
  const chosen = option === null ? null : (plain.options[option] ?? null);
  const pages = {
    quiet: renderRecommendation(advice, 'text', { length: 'verdict' }),
    text: renderRecommendation(advice, 'text'),
    full: renderRecommendation(advice, 'text', { length: 'everything' }),
    markdown: renderRecommendation(advice, 'markdown'),
    html: renderRecommendation(advice, 'html'),
    json: renderRecommendation(advice, 'json'),
  };
  for (const [format, page] of Object.entries(pages)) {
    checkLetters(page, `${format} page`, subject);
    if (format === 'json') continue;
    const words = page.replace(/\\/g, '').replace(/\s+/g, ' ');
    const isSaid =
      chosen === null
        ? /nothing fits|no option fits|none (of them )?fits/i.test(words)
        : [chosen.advice, `Chosen option: "${chosen.title}"`, `towards ${chosen.noun}`].some((each) =>
            words.includes(each),
          );
    tally.holds(
      'every format names the verdict',
      isSaid,
      () => `${format} does not say ${option}:\n${page.slice(0, 1500)}`,
    );
  }
  for (const format of ['json', 'markdown', 'html'] as const)
    tally.holds('the same bytes twice', renderRecommendation(advice, format) === pages[format], () => format);
}

const UNPRINTABLE = /[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ufeff\ud800-\udfff]/u;
const NO_NUMBER = /\bNaN\b|\bundefined\b|\bInfinity\b|\[object /;

/** No control character, and nothing that shows a number or a text that is missing. */
export function checkLetters(page: string, what: string, { tally }: Pick<Subject, 'tally'>): void {
  const control = UNPRINTABLE.exec(page);
  tally.holds(
    'no raw control character',
    control === null,
    () =>
      `${what} has ${JSON.stringify(control?.[0])} in ${JSON.stringify(page.slice(Math.max(0, (control?.index ?? 0) - 40), (control?.index ?? 0) + 40))}`,
  );
  const none = NO_NUMBER.exec(page);
  tally.holds(
    'no NaN, Infinity or undefined',
    none === null,
    () => `${what}: ${page.slice(Math.max(0, (none?.index ?? 0) - 80), (none?.index ?? 0) + 80)}`,
  );
}
