/** On fewer profiles an expectation is hardly tested. */
export const LEAST_APPLIES = 100;

/** What is wrong with how often a step breaks, given how often it may; null where nothing is. */
export function faultOf(
  { applies, broken }: { readonly applies: number; readonly broken: number },
  exception: { readonly atMost: number } | null,
): string | null {
  if (applies < LEAST_APPLIES) return `It applies to ${applies} profiles only.`;
  if (exception === null) return broken === 0 ? null : `It breaks on ${broken} of ${applies}.`;
  if (broken === 0) return 'It never breaks: its exception has to go.';
  return broken <= exception.atMost
    ? null
    : `It breaks on ${broken} of ${applies}, at most ${exception.atMost}.`;
}
