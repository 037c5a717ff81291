import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import { type Fact, shareOf, titleOf } from '../../rulebook/fact.ts';
import { percent } from './markdown.ts';

/** Every fact with its values; where the rulebook says how common each is, with that. */
export function factsText(facts: readonly Fact[]): string {
  return `## Facts\n\nWhat a profile can state. A fact that is left out is unknown. In brackets, how common a value is among projects: unknown facts are drawn by it.\n\n${facts.map(fact).join('\n\n')}`;
}

function fact(each: Fact): string {
  const kind = CHANGE_WORDS[`${each.changeable}`];
  const opening =
    each.opening === undefined ? '' : ` An interview opens with it, as question ${each.opening}.`;
  const head = `### \`${each.id}\`\n\n**${escapeMarkdown(titleOf(each))}.** ${escapeMarkdown(each.question)} ${escapeMarkdown(each.help)}\nAsk ${each.ask}; ${kind}.${opening}`;
  return `${head}\n\n${values(each).join('\n')}`;
}

const CHANGE_WORDS = {
  true: 'the team can change it',
  up: 'the team can change it upwards, towards what stands further down the list',
  down: 'the team can change it downwards, towards what stands further up the list',
  false: 'a circumstance',
} as const;

function values(each: Fact): readonly string[] {
  switch (each.type) {
    case 'enum': {
      const share = shareIn(
        each,
        each.values.map(({ id }) => id),
      );
      return each.values.map(({ id, label }) => `* \`${id}\`: ${escapeMarkdown(label)}${share(id)}`);
    }
    case 'set':
      return each.members.map(({ id, label }) => {
        const isAlone = id === each.alone;
        const note = isAlone ? ' (beside none of the others)' : ' (any number of these)';
        const share = isAlone ? '' : noted(memberShare(each, id));
        return `* \`${id}\`${note}: ${escapeMarkdown(label)}${share}`;
      });
    case 'boolean': {
      const share = shareIn(each, ['true', 'false']);
      return [
        `* \`true\`: ${escapeMarkdown(each.yes)}${share('true')}`,
        `* \`false\`: ${escapeMarkdown(each.no)}${share('false')}`,
      ];
    }
    case 'number':
      return [`* a number from ${each.min} to ${each.max} (${escapeMarkdown(each.unit)})`];
    case 'text':
      return ['* text'];
  }
}

/** The share of each value of a fact, as a note; none where the rulebook gives no shares. */
function shareIn(each: Fact, ids: readonly string[]): (id: string) => string {
  if (each.shares === undefined) return () => '';
  const total = ids.reduce((sum, id) => sum + shareOf(each, null, id), 0);
  return (id) => noted(percent(shareOf(each, null, id) / total));
}

function memberShare(each: Fact, member: string): string | null {
  return each.shares === undefined ? null : percent(shareOf(each, member, true));
}

function noted(note: string | null): string {
  return note === null ? '' : ` (${note})`;
}
