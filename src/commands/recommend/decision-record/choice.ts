import type { OptionReport, Recommendation, Standing } from '../../../report/report.ts';
import { missing } from '../../../rulebook/at.ts';
import type { OptionId } from '../../../rulebook/rulebook.ts';

/** What a record can say was chosen. */
export type RecordedOutcome =
  | { readonly kind: 'advised'; readonly option: OptionId }
  /** What runs today is kept, since the lead of another option does not cover a move. */
  | { readonly kind: 'stays'; readonly option: OptionId; readonly best: OptionId }
  /** What the team says it decided, for each system; no single option where they differ. */
  | { readonly kind: 'decided'; readonly option: OptionId | null; readonly standings: readonly Standing[] }
  /** Too little is known to choose. */
  | { readonly kind: 'leaning'; readonly towards: OptionId }
  | { readonly kind: 'none-fits' };

/** What was decided comes before what is advised. */
export function recordedOutcome(report: Recommendation): RecordedOutcome {
  const { certainty, move, standings, verdict } = report;
  const [first, ...others] = standings;
  if (first !== undefined) {
    const isOne = others.every(({ option }) => option === first.option);
    return { kind: 'decided', option: isOne ? first.option : null, standings };
  }
  if (verdict.kind === 'none-fits') return { kind: 'none-fits' };
  if (certainty.confidence === 'leaning') return { kind: 'leaning', towards: verdict.option };
  return move?.kind === 'stay'
    ? { kind: 'stays', option: move.option, best: verdict.option }
    : { kind: 'advised', option: verdict.option };
}

/** The option that the record is about; null where none is chosen, or several are. */
export function subjectOf(outcome: RecordedOutcome): OptionId | null {
  return outcome.kind === 'leaning' || outcome.kind === 'none-fits' ? null : outcome.option;
}

/** An option that the report holds. */
export function optionReport({ options }: Pick<Recommendation, 'options'>, id: OptionId): OptionReport {
  return options.find((option) => option.id === id) ?? missing();
}
