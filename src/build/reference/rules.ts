import type { CompiledRule } from '../../engine/compiled.ts';
import type { Model } from '../../engine/model.ts';
import { signed } from '../../layout/amounts.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import { at } from '../../rulebook/at.ts';
import type { Rule } from '../../rulebook/rulebook.ts';
import { condition, percent } from './markdown.ts';
import { citations } from './sources.ts';
import type { RuleTally, Tally } from './tally.ts';

/** Every rule: its condition, its effects, what it rests on, how often it fires and decides. */
export function rulesText(model: Model, random: Tally, documented: Tally): string {
  const rules = model.rules.map((compiled) => rule(model, compiled, random, documented));
  return `## Rules\n\nA rule decides where another option would be first without it. A rating ends at -5 and +5: what lies beyond is cut off.\n\n${rules.join('\n\n')}`;
}

function rule(model: Model, compiled: CompiledRule, random: Tally, documented: Tally): string {
  const { rule: each } = compiled;
  const tally = at(random.rules, compiled.index);
  return [
    `### \`${each.id}\`\n`,
    `${escapeMarkdown(each.because)}\n`,
    ...each.reasons.map(({ criterion, because }) => `* ${criterion}: ${escapeMarkdown(because)}`),
    `* when ${condition(each.when) || 'always'}`,
    ...effects(each, tally).map((effect) => `* ${effect}`),
    `* rests on ${citations(model.rulebook, each)}`,
    `* ${frequencyText(tally, random.count, at(documented.rules, compiled.index), documented.count)}`,
  ].join('\n');
}

function frequencyText(tally: RuleTally, count: number, documented: RuleTally, decisions: number): string {
  const { decides, fires } = documented;
  return `fires in ${percent(tally.fires / count)} of random profiles and decides ${percent(tally.decides / count)}; in ${fires} of ${decisions} documented decisions and decides ${decides}`;
}

/** The effects on weights and ratings stand in the order of the compiled rule: weights first. */
function effects(each: Rule, tally: RuleTally): readonly string[] {
  return [
    ...each.exclude.map((option) => `excludes ${option}`),
    ...each.weight.map((effect) => `weight of ${effect.criterion} ${signed(effect.points)}`),
    ...each.rate.map((effect, place) => {
      const { partly, wholly } = at(tally.cut, each.weight.length + place);
      return `${effect.option} on ${effect.criterion} ${signed(effect.points)}${cutText(wholly, partly, tally.fires)}`;
    }),
    ...each.actions.map(
      (action) =>
        `${action.option}: ${escapeMarkdown(action.do)} (${action.owner}, before ${escapeMarkdown(action.before)})`,
    ),
  ];
}

/** Where the limits cut it off, of the random profiles in which it fires. */
function cutText(wholly: number, partly: number, fires: number): string {
  if (wholly + partly === 0) return '';
  return ` (cut off wholly in ${percent(wholly / fires)}, in part in ${percent(partly / fires)} of its firings)`;
}
