import { clashesOf, type Inputs, type Wanted } from '../clashes.ts';
import type { InterviewOptions } from './command.ts';

/** Why the files of the command line cannot be written; the profile that it starts from may be saved again. */
export function interviewClashes({
  save,
  questions,
  output,
  from,
  rules,
}: InterviewOptions): readonly string[] {
  const saved = wantedBy('--save', save);
  const others = [...wantedBy('--questions', questions), ...wantedBy('--output', output)];
  const clashes = clashesOf([...saved, ...others], [['the rulebook', rules]]);
  return clashes.length > 0 ? clashes : clashesOf(others, [['the profile', from]]);
}

/** What a profile cannot be saved as, whatever name somebody types. */
export function takenBy({ questions, output, rules }: InterviewOptions): Inputs {
  return [
    ['the rulebook', rules],
    ['the file for the questions', questions],
    ['the file for the report', output === '-' ? undefined : output],
  ];
}

function wantedBy(option: string, path: string | undefined): readonly Wanted[] {
  return path === undefined || path === '-' ? [] : [{ named: `${option} ${path}`, path }];
}
