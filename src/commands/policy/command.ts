import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';

/** What there is to do with a policy besides checking projects against it. */
export function policyCommand(...commands: readonly CommandUnknownOpts[]): CommandUnknownOpts {
  const group = new Command('policy')
    .usage('<command> [options]')
    .description('Write a policy to begin with, and test one by cases');
  for (const command of commands) group.addCommand(command);
  return group;
}
