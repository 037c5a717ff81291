import type { ChoiceId } from '../cost/asked/assumptions/choices.ts';
import type { Override } from '../cost/asked/assumptions/resolve.ts';
import { ASSUMPTION_TABLE } from '../cost/asked/assumptions/table.ts';
import { stated } from '../layout/amounts.ts';
import { lowerFirst } from '../yaml/phrases.ts';

interface Words {
  readonly what: string;
  readonly unit: string;
}

const CHOICE_WORDS: Readonly<Record<ChoiceId, string>> = {
  'model.closed_api': 'Closed model to price',
  'model.open_managed': 'Open model of a provider to price',
  'model.open_self_hosted': 'Open model to host and price',
  'gpu.kind': 'Kind of GPU',
  'gpu.commitment': 'How GPUs are paid for',
  'thinking.effort': 'How long the model thinks before it answers',
};

const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ...Object.entries(ASSUMPTION_TABLE),
  ...Object.entries(CHOICE_WORDS).map(([id, what]) => [id, { what, unit: '' }] as const),
]);

/** What an assumption is called: "One full-time person, fully loaded"; one that is not known by its id. */
export function assumptionTitle(id: string): string {
  return WORDS.get(id)?.what ?? id;
}

/** "One full-time person, fully loaded: 95,000 USD per year; kind of GPU: L40S": what a profile states; null where it states nothing. */
export function statedFiguresText(assumptions: ReadonlyMap<string, Override>): string | null {
  if (assumptions.size === 0) return null;
  const texts = [...assumptions].map(([id, value], at) => {
    const title = assumptionTitle(id);
    return `${at === 0 ? title : lowerFirst(title)}: ${figureText(id, value)}`;
  });
  return `${texts.join('; ')}.`;
}

/** The same as a sentence, where no label stands before it. */
export function statedFiguresSentence(assumptions: ReadonlyMap<string, Override>): readonly string[] {
  const text = statedFiguresText(assumptions);
  return text === null ? [] : [`Your figures: ${lowerFirst(text)}`];
}

/** What a profile states of an assumption, with its unit. */
export function figureText(id: string, value: Override): string {
  return `${overrideText(id, value)}${unitText(id)}`;
}

function unitText(id: string): string {
  const unit = WORDS.get(id)?.unit ?? '';
  return unit === '' || unit === 'share' ? '' : ` ${unit}`;
}

/** What a profile states of an assumption: "95,000", "40 %", "70 to 220 (likely 140)", "L40S". */
export function overrideText(id: string, value: Override): string {
  if (typeof value === 'string') return value;
  const isShare = WORDS.get(id)?.unit === 'share';
  const text = (figure: number) => (isShare ? `${stated(figure * 100)} %` : stated(figure));
  if (typeof value === 'number') return text(value);
  return `${text(value.low)} to ${text(value.high)} (likely ${text(value.likely)})`;
}
