import { amount } from '../layout/amounts.ts';
import type { FactId } from '../rulebook/fact.ts';
import { grouped, listed, lowerFirst } from '../yaml/phrases.ts';
import { factTitle, valueWords } from './fact-words.ts';
import type { OptionReport, Report } from './report.ts';

/** Why nothing fits, and where the budget alone is in the way of an option, how far it is exceeded. */
export function conflictSentence(report: Report): string {
  const { conflict, options } = report;
  if (options.some((option) => option.exclusions.length === 0))
    return 'Whatever the answers still missing are, every option is excluded.';
  const shortfall = shortfallSentence(options);
  if (conflict.length === 0) return `Every option is excluded. ${shortfall}`.trim();
  const facts = conflict.map((fact) => inBrackets(report, fact));
  const isForNow = options.some(({ exclusions }) =>
    exclusions.every((each) => each.by === 'limit' && each.amount.exceedsLimit === 'for-now'),
  );
  const end = isForNow
    ? 'By what is known so far: an answer that is still missing may change that.'
    : 'One of them has to give.';
  const together =
    facts.length === 1
      ? `This alone excludes every option: ${facts[0]}.${isForNow ? ` ${end}` : ''}`
      : `These together exclude every option: ${listed(facts)}. ${end}`;
  return `${together} ${shortfall}`.trim();
}

/** "where the data may go (only to machines that nobody but you administers)" */
function inBrackets(report: Report, fact: FactId): string {
  const words = valueWords(report, fact, report.facts.get(fact)?.value ?? '');
  return `${lowerFirst(factTitle(report, fact))} (${lowerFirst(words)})`;
}

/** The cheapest of the options that only the budget excludes, and by how much it exceeds it; empty where there is none. */
function shortfallSentence(options: readonly OptionReport[]): string {
  const onlyTooDear = options.flatMap(({ exclusions, noun }) => {
    const [first] = exclusions;
    if (exclusions.length !== 1 || first?.by !== 'limit' || first.limit === null) return [];
    return [{ noun, ...first.amount, limit: first.limit }];
  });
  const [cheapest] = onlyTooDear.toSorted((a, b) => a.likely - b.likely);
  if (cheapest === undefined) return '';
  const { limit, noun } = cheapest;

  const which =
    onlyTooDear.length === options.length ? 'The cheapest' : 'The cheapest that nothing else excludes';
  return `${which}, ${noun}, is likely to exceed the budget of ${grouped(limit)} by USD ${amount(cheapest.likely - limit)} a month.`;
}
