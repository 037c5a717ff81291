import { amount } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import { roleText } from './model-sentences.ts';
import type { DetailedMoney } from './money.ts';
import { placeSentences } from './region-sentences.ts';

/** What of the project these figures leave out, or take for granted. */
export function noteSentences(money: DetailedMoney): readonly string[] {
  const { isTextAssumed, quote } = money;
  const [, ...further] = quote.choices;
  return [
    ...(isTextAssumed
      ? ['Taken to be a project for text, since nobody said what the model reads and writes.']
      : []),
    ...(further.length === 0
      ? []
      : [
          `Models for ${listed(further.map(({ project }) => roleText(project.role)))} are counted in, each for ${shareText(money)} (traffic.further_share).`,
        ]),
    ...placeSentences(money),
  ];
}

function shareText({ quote: { project } }: DetailedMoney): string {
  const share = project.assumed.values.get('traffic.further_share')?.likely ?? 1;
  return share === 1 ? 'every request' : `${amount(share * 100)} % of the requests`;
}
