import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInRulebook } from '../../../src/index.ts';
import { advisor } from '../advisor.ts';

const root = join(import.meta.dirname, '../../..');
const { options } = builtInRulebook().rulebook;

test.each([
  'examples/startup-sentiment.yaml',
  'examples/medical-imaging.yaml',
  'fixtures/by-hand/09-frontier-agent.yaml',
])(
  'the answer that is asked for next on %s leads where the page says, by the command that it prints',
  (path) => {
    const { stdout } = advisor(root, ['recommend', path]);
    const outcome = /\(if ".*": (.*?)\)/.exec(stdout.replace(/\s+/g, ' '))?.[1];
    const [, setting] = /^ +advisor recommend \S+ --set (\S+)$/m.exec(stdout) ?? [];
    const then = JSON.parse(advisor(root, ['recommend', path, '--set', setting ?? '', '--json']).stdout);
    const noun = options.find(({ id }) => id === then.verdict.option)?.noun;
    expect(outcome).toBe(noun ?? 'no option fits');
    const before = JSON.parse(advisor(root, ['recommend', path, '--json']).stdout);
    expect(then.verdict.option).not.toBe(before.verdict.option);
  },
);
