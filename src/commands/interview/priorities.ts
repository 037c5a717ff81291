import type { Prompts } from '../../io/prompts.ts';
import type { Priority } from '../../profile/profile.ts';
import type { Criterion, CriterionId } from '../../rulebook/rulebook.ts';

export type Priorities = ReadonlyMap<CriterionId, Priority>;

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
    question: 'Should some criteria count more or less than the rules say?',
    help: 'The rules weigh the criteria by your answers. Change that only for wishes which the questions left out.',
    entries: [
      { value: 'keep', label: given.size === 0 ? 'No, leave it to the rules' : 'Leave it as in the file' },
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
  if (ticked.length > 0) prompts.say([`• ${question} ${ticked.join(', ')}`]);
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
