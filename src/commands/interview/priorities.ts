import type { Prompts } from '../../io/prompts.ts';
import type { Priority } from '../../profile/profile.ts';
import type { Criterion, CriterionId } from '../../rulebook/rulebook.ts';

export type Priorities = ReadonlyMap<CriterionId, Priority>;

/** What a priority does, in words. */
const COUNTS: Readonly<Record<Priority, string>> = {
  high: 'Counts double',
  normal: 'Counts as usual',
  low: 'Counts half',
  ignore: 'Does not count',
};

/** The priorities in words, strongest first; what counts as usual is not mentioned. */
export function priorityLines(criteria: readonly Criterion[], priorities: Priorities): readonly string[] {
  return WISHES.flatMap(({ priority }) => {
    const titles = criteria.filter(({ id }) => priorities.get(id) === priority).map(({ title }) => title);
    return titles.length === 0 ? [] : [`• ${COUNTS[priority]}: ${titles.join(', ')}`];
  });
}

interface Wish {
  readonly priority: Priority;
  readonly question: string;
  readonly help: string;
}

const WISHES: readonly Wish[] = [
  { priority: 'high', question: 'What matters more to you than usual?', help: 'It counts double.' },
  { priority: 'low', question: 'What matters less to you than usual?', help: 'It counts half.' },
  {
    priority: 'ignore',
    question: 'What should not count at all?',
    help: 'It is left out of the comparison.',
  },
];

/**
 * Asks once what counts more or less than the rules say. Null: somebody wants to go back to the questions.
 * @param keep is told after each part of the question what is chosen so far.
 */
export async function askPriorities(
  criteria: readonly Criterion[],
  given: Priorities,
  prompts: Prompts,
  canGoBack: boolean,
  keep: (chosen: Priorities) => void,
): Promise<Priorities | null> {
  const reply = await prompts.choose<'keep' | 'choose' | 'back'>({
    progress: 'Last question',
    question: 'Does something matter to you more or less than your answers say?',
    help: 'Such as cost, privacy or speed. Your answers weigh them already; most people leave it so.',
    entries: [
      { value: 'keep', label: given.size === 0 ? 'No, as the answers say' : 'Leave it as it is' },
      { value: 'choose', label: 'Yes, choose' },
    ],
    ...(canGoBack ? { commands: [{ value: 'back', label: 'Go back one question' }] } : {}),
  });
  if (reply !== 'choose') return reply === 'keep' ? given : null;
  const chosen = new Map<CriterionId, Priority>();
  for (const [index, wish] of WISHES.entries()) {
    for (const id of await tickFor(wish, criteria, given, chosen, prompts)) chosen.set(id, wish.priority);
    keep(withChosen(given, chosen, WISHES.slice(0, index + 1)));
  }
  return withChosen(given, chosen, WISHES);
}

/** The criteria ticked for one wish, out of those that are not chosen for another one yet. */
async function tickFor(
  { priority, question, help }: Wish,
  criteria: readonly Criterion[],
  given: Priorities,
  chosen: Priorities,
  prompts: Prompts,
): Promise<readonly CriterionId[]> {
  const left = criteria.filter(({ id }) => !chosen.has(id));
  const ticked = await prompts.tick({
    question,
    help: `${help} Tick what applies, or none.`,
    entries: left.map(({ id, title }) => ({ value: id, label: title })),
    ticked: left.map(({ id }) => id).filter((id) => given.get(id) === priority),
    fault: (ids) =>
      priority === 'ignore' && ids.length === criteria.length ? 'Something has to count.' : null,
  });
  const titles = left.filter(({ id }) => ticked.includes(id)).map((criterion) => criterion.title);
  if (titles.length > 0) prompts.say([`• ${COUNTS[priority]}: ${titles.join(', ')}`]);
  return ticked;
}

/** What a file gives a priority that was asked for, and nobody ticked any more, is normal again. */
function withChosen(given: Priorities, chosen: Priorities, asked: readonly Wish[]): Priorities {
  const before = [...given].map(([id, priority]): [CriterionId, Priority] => [
    id,
    asked.some((wish) => wish.priority === priority) ? 'normal' : priority,
  ]);
  return new Map([...before, ...chosen]);
}
