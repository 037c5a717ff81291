import type { Range } from '../../catalog/range.ts';
import type { Decisive } from '../../cost/answers/money.ts';
import type { AssumptionId } from '../../cost/asked/assumptions/id.ts';
import { ASSUMPTION_TABLE } from '../../cost/asked/assumptions/table.ts';
import type { InputId } from '../../cost/asked/input-id.ts';
import { LOAD_IDS, type LoadId } from '../../cost/asked/load.ts';
import type { Volume } from '../../cost/asked/needs.ts';
import type { ItemId } from '../../cost/pricing/line-items.ts';
import { amount, stated } from '../../layout/amounts.ts';
import type { DetailedMoney } from '../../report/money.ts';
import type { Report } from '../../report/report.ts';
import { nounOf } from '../../report/sentences.ts';
import { listed, lowerFirst } from '../../yaml/phrases.ts';

/** The words for costs, shared by all formats for people. */

export const ITEM_WORD: Readonly<Record<ItemId, string>> = {
  input: 'input',
  'cached-input': 'cached input',
  'cache-writes': 'cache writes',
  output: 'output',
  thinking: 'thinking',
  audio: 'audio',
  images: 'images',
  endpoint: 'dedicated endpoint',
  'gpu-rent': 'GPU rent',
  hardware: 'hardware',
  maintenance: 'maintenance',
  power: 'power',
  colocation: 'rack space',
  tuning: 'tuning',
  staff: 'staff',
  'set-up': 'set-up',
};

/** "about 1.25 to 2.5", "30": the ends are those that are computed with, to three digits. */
export function rangeText({ low, high }: Range): string {
  return low === high ? stated(low) : `about ${amount(low)} to ${amount(high)}`;
}

/** "about 1.9 to 7.7": what was worked out as a factor either way has no third digit. */
export function roughText({ low, high }: Range): string {
  return rangeText({ low: roughly(low), likely: low, high: roughly(high) });
}

function roughly(value: number): number {
  return Number(value.toPrecision(2));
}

/** Large counts in words: "13.8 million". */
export function countText(value: number): string {
  if (value >= 1e9) return `${amount(value / 1e9)} billion`;
  return value >= 1e6 ? `${amount(value / 1e6)} million` : amount(value);
}

const VOLUME_TEXT: Readonly<Record<Volume, string>> = {
  low: 'below 1 million tokens a day',
  medium: '1 to 50 million tokens a day',
  high: 'above 50 million tokens a day',
};

/** How much work it is, and which of it nobody stated. */
export function loadSentence(money: DetailedMoney): string {
  const { load } = money;
  const { likely } = load.requestsPerDay;
  const unit = likely === 1 ? 'request' : 'requests';
  const requests = load.assumed.includes('workload.requests_per_day')
    ? `likely ${amount(likely)} ${unit} a day (${requestsOrigin(money)})`
    : `${stated(likely)} ${unit} a day`;
  const origin = callOrigin(money);
  const call = origin === null ? callText(money) : `${callText(money)} (assumed: ${origin})`;
  const ending = load.assumed.length === 0 ? ', as you said' : '';
  return `For ${requests}, each with ${call}${ending}.`;
}

/** What a call holds. */
function callText({ load, quote: { project } }: DetailedMoney): string {
  const { inputs, work } = project;
  const likely = (id: InputId) => inputs.get(id)?.likely ?? 0;
  const tokensIn = `${stated(load.inputTokens.likely)} tokens in`;
  switch (work.media) {
    case 'text':
      return `${tokensIn} and ${stated(load.outputTokens.likely)} out`;
    case 'embeddings':
      return tokensIn;
    case 'images': {
      const images = likely('call.images');
      return `${stated(images)} ${images === 1 ? 'image' : 'images'} to make from ${tokensIn}`;
    }
    case 'audio':
      return work.isSoundInTokens
        ? `sound of ${tokensIn}`
        : `${stated(likely('call.audio_minutes'))} minutes of sound`;
  }
}

/** The ranges of what nobody stated of a call; null where it is stated. */
function callOrigin({ load, quote: { project } }: DetailedMoney): string | null {
  const { assumed, inputs, work } = project;
  const minutes = inputs.get('call.audio_minutes');
  if (work.media === 'audio') {
    const isAssumed = !work.isSoundInTokens && !assumed.stated.has('call.audio_minutes');
    return isAssumed && minutes !== undefined ? rangeText(minutes) : null;
  }
  const parts = [
    ...(load.assumed.includes('workload.input_tokens') ? [`${rangeText(load.inputTokens)} in`] : []),
    ...(load.assumed.includes('workload.output_tokens') && work.media === 'text'
      ? [`${rangeText(load.outputTokens)} out`]
      : []),
  ];
  return parts.length === 0 ? null : listed(parts);
}

/** "about 430 to 22,000, taken from the class medium: 1 to 50 million tokens a day" */
function requestsOrigin({ load, quote: { project } }: DetailedMoney): string {
  const volume = project.needs.volume ?? 'low';
  const id = `volume.${volume}_tokens_per_day` as const;
  const from = project.assumed.stated.has(id)
    ? `${id}, as you said`
    : `the class ${volume}: ${VOLUME_TEXT[volume]}`;
  return `${rangeText(load.requestsPerDay)}, taken from ${from}`;
}

/** An input in words: what one types to change it, what it says, and where its default comes from. */
interface InputWords {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly source: string;
}

/** Of the load, an input that nobody stated is known by the assumption that it follows from. */
export function inputWords({ quote: { project } }: DetailedMoney, id: InputId): InputWords {
  if (!isLoadId(id)) return wordsIn(id);
  switch (id) {
    case 'workload.requests_per_day': {
      const volume = wordsIn(`volume.${project.needs.volume ?? 'low'}_tokens_per_day`);
      return { ...volume, what: `Requests that follow: ${lowerFirst(volume.what)}`, unit: 'requests a day' };
    }
    case 'workload.input_tokens':
      return wordsIn('call.input_tokens');
    case 'workload.output_tokens':
      return wordsIn('call.output_tokens');
  }
}

function wordsIn(id: AssumptionId): InputWords {
  const { date, source, unit, what } = ASSUMPTION_TABLE[id];
  return { id, what, unit, source: `${source}, ${date}` };
}

/** Whether an input is a number of the workload. */
export function isLoadId(id: InputId): id is LoadId {
  return LOAD_IDS.some((each) => each === id);
}

/** What one input would do to the option that it moves most; where all is told, with the name that is typed to change it. */
export function decisiveText(
  report: Report,
  money: DetailedMoney,
  { id, option, usdAtHigh, usdAtLow, value }: Decisive,
  all: boolean,
): string {
  const { id: name, unit, what } = inputWords(money, id);
  const span = `${ends(value, unit)}: USD ${amount(usdAtLow)} to ${amount(usdAtHigh)} for ${nounOf(report, option)}`;
  return `${what}${all ? ` (${name})` : ''}, ${span}.`;
}

/** "8 to 40 hours a month", "0 to 56 %" */
function ends(value: Range, unit: string): string {
  const { low, high } = shownIn(value, unit);
  return `${amount(low)} to ${amount(high)} ${unit === 'share' ? '%' : unit}`;
}

/** "about 150,000 to 270,000, likely 180,000 USD per year", "10 %" */
export function valueText(value: Range, unit: string): string {
  const shown = shownIn(value, unit);
  const middle = shown.low === shown.high ? '' : `, likely ${amount(shown.likely)}`;
  return `${rangeText(shown)}${middle} ${unit === 'share' ? '%' : unitOf(shown, unit)}`;
}

/** Shares in hundredths; speeds that were worked out, as a range, to two digits. */
function shownIn({ low, likely, high }: Range, unit: string): Range {
  if (unit === 'share') return { low: low * 100, likely: likely * 100, high: high * 100 };
  return unit.endsWith('per second') && low < high
    ? { low: roughly(low), likely: roughly(likely), high: roughly(high) }
    : { low, likely, high };
}

function unitOf({ high, low }: Range, unit: string): string {
  return low === 1 && high === 1
    ? unit.replace(/^(\w*(?:month|hour|day|image|call|replica|GPU|token|minute))s/, '$1')
    : unit;
}

/** The inputs that are names of the team's own choice, by the name that is typed after --assume. */
export function chosenNames({
  quote: {
    project: { assumed },
  },
}: DetailedMoney): readonly (readonly [id: string, value: string])[] {
  const { commitment, effort, gpu, models } = assumed.choices;
  const pairs: readonly (readonly [string, string | null | undefined])[] = [
    ['model.closed_api', models['closed-api']],
    ['model.open_managed', models['open-managed']],
    ['model.open_self_hosted', models['open-self-hosted']],
    ['gpu.kind', gpu],
    ['gpu.commitment', commitment],
    ['thinking.effort', effort],
  ];
  return pairs.flatMap(([id, value]) =>
    value === null || value === undefined ? [] : [[id, value] as const],
  );
}
