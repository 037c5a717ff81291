import type { Prompts } from '../io/prompts.ts';
import type { Priority } from '../profile/profile.ts';
import type { Criterion, CriterionId } from '../rulebook/rulebook.ts';

export type Priorities = ReadonlyMap<CriterionId, Priority>;

const WISHES: readonly { readonly priority: Priority; readonly question: string; readonly help: string }[] = [
  { priority: 'high', question: 'What matters more to you than usual?', help: 'It counts double.' },
  { priority: 'low', question: 'What matters less to you than usual?', help: 'It counts half.' },
  {
    priority: 'ignore',
    question: 'What should not count at all?',
    help: 'It is left out of the comparison.',
  },
];

/** Asks once what counts more or less than the rules say. Null: somebody wants to go back to the questions. */
export async function askPriorities(
  criteria: readonly Criterion[],
  given: Priorities,
  prompts: Prompts,
  canGoBack: boolean,
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
  for (const wish of WISHES) {
    const left = criteria.filter(({ id }) => !chosen.has(id));
    const ticked = await prompts.tick({
      question: wish.question,
      help: `${wish.help} Tick what applies, or none.`,
      entries: left.map(({ id, title }) => ({ value: id, label: title })),
      ticked: left.map(({ id }) => id).filter((id) => given.get(id) === wish.priority),
      fault: (ids) =>
        wish.priority === 'ignore' && ids.length === criteria.length ? 'Something has to count.' : null,
    });
    for (const id of ticked) chosen.set(id, wish.priority);
    if (ticked.length > 0) prompts.say([`• ${wish.question} ${ticked.join(', ')}`]);
  }
  return withTakenBack(given, chosen);
}

/** What a file gives a priority and nobody ticked any more is normal again. */
function withTakenBack(given: Priorities, chosen: Priorities): Priorities {
  const takenBack = [...given.keys()].map((id): [CriterionId, Priority] => [id, 'normal']);
  return new Map([...takenBack, ...chosen]);
}
