import type { InterviewOptions } from './command.ts';
import type { Kept } from './unfinished.ts';

/** What somebody who left has to know. */
export function leftMessage(kept: Kept, options: InterviewOptions): string {
  switch (kept.kind) {
    case 'nothing':
      return 'You left; nothing was answered, so nothing was saved.';
    case 'failed':
      return 'You left. Your answers could not be saved: no folder can be written to.';
    case 'saved':
      return [
        'You left. Your answers so far are saved. Go on with:',
        [goOnCommand(kept.file), ...optionsAgain(options)].join(' '),
        'or see what follows from them as they are:',
        recommendCommand(kept.file, options),
      ].join('\n');
  }
}

/** The command that goes on with an interview. */
export function goOnCommand(file: string): string {
  return `advisor interview --from ${quoted(file)}`;
}

/** The options that an interview was started with, to be said again. */
function optionsAgain(options: InterviewOptions): readonly string[] {
  const { save, questions, rules, force, all, showLead, color } = options;
  return [
    ...(save === undefined ? [] : [`--save ${quoted(save)}`]),
    ...(questions === undefined ? [] : [`--questions ${quoted(questions)}`]),
    ...(rules === undefined ? [] : [`--rules ${quoted(rules)}`]),
    ...(force === true ? ['--force'] : []),
    ...(all === true ? ['--all'] : []),
    ...(showLead === true ? ['--show-lead'] : []),
    ...(color ? [] : ['--no-color']),
  ];
}

export function recommendCommand(file: string, { rules }: InterviewOptions): string {
  return `advisor recommend ${quoted(file)}${rules === undefined ? '' : ` --rules ${quoted(rules)}`}`;
}

/** A file name as a shell takes it, and nobody takes for an option. */
function quoted(name: string): string {
  const path = name.startsWith('-') && name !== '-' ? `./${name}` : name;
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
