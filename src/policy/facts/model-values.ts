import type { Model } from '../../catalog/catalog.ts';
import { daysBetween } from '../../catalog/day.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { clampDays } from './days.ts';

/** What stands for the licence of a model whose weights are not published. */
const PROPRIETARY = 'proprietary';

/** What the catalogue knows of a model on a day (YYYY-MM-DD); what it does not know is left out. */
export function modelValues(model: Model, today: string): readonly (readonly [FactId, FactValue])[] {
  const { context, maker, replacement, retires, tier } = model;
  return [
    ['model.open_weights', model.kind === 'open'],
    ['model.licence', model.kind === 'open' ? model.licence.expression : PROPRIETARY],
    ['model.country', maker.country],
    ['model.class', tier],
    ...(context.kind === 'known' ? [['model.context', context.value] as const] : []),
    ['model.retirement_announced', retires !== null],
    ...(retires === null
      ? []
      : [['model.days_to_retirement', clampDays(daysBetween(today, retires))] as const]),
    ...(replacement === null ? [] : [['model.replacement', replacement] as const]),
  ];
}
