import { Command, type CommandUnknownOpts, type Option } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check/command.ts';
import { compareCommand } from '../../src/commands/compare/command.ts';
import { costCommand } from '../../src/commands/cost/command.ts';
import { exampleCommand } from '../../src/commands/example/command.ts';
import { explainCommand } from '../../src/commands/explain/command.ts';
import { flipCommand } from '../../src/commands/flip/command.ts';
import { initCommand } from '../../src/commands/init/command.ts';
import { interviewCommand } from '../../src/commands/interview/command.ts';
import { modelsCommand } from '../../src/commands/models/command.ts';
import { recommendCommand } from '../../src/commands/recommend/command.ts';
import { refuseRepeats } from '../../src/commands/refuse-repeats.ts';
import { schemaCommand } from '../../src/commands/schema/command.ts';
import { advisor } from './advisor.ts';

const COMMANDS: readonly (() => CommandUnknownOpts)[] = [
  ...[recommendCommand, interviewCommand, checkCommand, initCommand, exampleCommand, schemaCommand],
  ...[explainCommand, flipCommand, compareCommand, costCommand, modelsCommand],
];

/** The options that collect what they are given. */
const REPEATABLE = [
  'check --policy',
  'check --format',
  'check --base',
  '--set',
  '--assume',
  '--priority',
  'check --exclude',
  'check --bom',
  'check --require',
];

function isRepeatable(command: CommandUnknownOpts, option: Option): boolean {
  return REPEATABLE.some((each) => `${command.name()} ${option.long}`.endsWith(each));
}

/** What commander says of an option that is given twice, without running the command. */
function saidOf(define: () => CommandUnknownOpts, option: Option): string {
  let said = '';
  const command = define()
    .exitOverride()
    .configureOutput({ writeErr: (text) => (said += text) })
    .action(() => {});
  refuseRepeats(command);
  const value = option.argChoices?.[0] ?? (option.flags.endsWith('<date>') ? '2026-01-01' : '1');
  try {
    new Command()
      .addCommand(command)
      .parse([command.name(), option.long ?? '', value, `${option.long}=${value}`], {
        from: 'user',
      });
  } catch {
    return said;
  }
  return said;
}

describe('an option with one value that is given twice', () => {
  const options = COMMANDS.flatMap((define) =>
    define()
      .options.filter((option) => option.required)
      .map((option) => ({ define, option, name: `${define().name()} ${option.long}` })),
  );

  test('is one of many', () => expect(options.length).toBeGreaterThan(30));

  test.each(options)('$name is refused unless it collects', ({ define, option }) => {
    const message = `error: option '${option.flags}' is given twice, and it takes one value`;
    if (isRepeatable(define(), option)) expect(saidOf(define, option)).not.toContain('given twice');
    else expect(saidOf(define, option)).toContain(message);
  });

  test.each([
    'check a.yaml -p p.yaml --baseline a.json --baseline b.json',
    'check a.yaml -p p.yaml --today 2026-01-01 --today 2026-01-02',
    'recommend a.yaml -f json --format text',
    'cost a.yaml -o x -ox',
    'interview --save a.yaml --save=b.yaml',
  ])('ends "advisor %s" with exit code 2', (line) => {
    const { status, stderr } = advisor(import.meta.dirname, line.split(' '));
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('given twice') });
  });
});
