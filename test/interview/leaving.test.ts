import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { notedIn } from '../../src/profile/unknown-note.ts';
import { RealTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '../..');
const advisor = `node ${join(root, 'bin/advisor.js')}`;
const rules = join(root, 'fixtures/interview/umbrella.yaml');
let folder = '';
let terminal: RealTerminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-'));
  terminal = new RealTerminal(folder, 200, 50);
});

afterEach(() => terminal.close());

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

async function written(file: string): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(40))
    if (existsSync(join(folder, file)) && read(file) !== '') return read(file);
  throw new Error(`${file} was not written: ${readdirSync(folder).join(', ')}`);
}

/** Says that there is no storm, and that they do not know how likely rain is; comes to the third question. */
async function answerTwo(): Promise<void> {
  await terminal.until(/What is the project called/);
  terminal.press('-l', 'Walk: 7');
  terminal.press('Enter');
  await terminal.until(/one sentence/);
  terminal.press('-l', 'Keeps us dry.');
  terminal.press('Enter');
  await terminal.until(/Question 1 .*\s+Is there a storm/);
  terminal.press('Down', 'Enter');
  await terminal.until(/Question 2 .*\s+How likely is rain/);
  terminal.press('Down', 'Down', 'Down', 'Enter');
  await terminal.until(/Question 3 .*\s+How far do you walk/);
}

/** A shell that lives on, so that nothing but the end of the input tells of the loss, and one that dies and takes all along. */
const SHELLS = {
  'lives on': (command: string) => `exec sh -c 'trap : HUP; ${command}; echo $? > code'`,
  dies: (command: string) => `(trap : HUP; ${command}; echo $? > code)`,
} as const;

test.each([
  ['closed', 'lives on'],
  ['closed', 'dies'],
  ['killed', 'lives on'],
  ['killed', 'dies'],
] as const)(
  'whoever loses the terminal finds everything in a file (it is %s, the shell %s)',
  async (how, shell) => {
    terminal.run(SHELLS[shell](`${advisor} interview --rules ${rules} 2> err.txt`));
    await answerTwo();
    terminal.lose(how);
    expect(await written('code')).toBe('130\n');
    expect(read('err.txt')).toBe('');
    expect(readdirSync(folder).sort()).toEqual(['advisor.unfinished.yaml', 'code', 'err.txt']);
    expect(read('advisor.unfinished.yaml')).toMatch(/^ {2}wind: false/m);
    expect(read('advisor.unfinished.yaml')).toMatch(/^name: "Walk: 7"\ndescription: Keeps us dry\.$/m);
    expect(notedIn(read('advisor.unfinished.yaml'))).toEqual(['weather.rain']);
  },
);

/** From the third question on: counts dryness double, and comes to the last question, where to save all that. */
async function answerTheRest(): Promise<void> {
  terminal.press('-l', '12');
  terminal.press('Enter');
  await terminal.until(/What do you carry/);
  terminal.press('Space', 'Enter');
  await terminal.until(/Does something matter/);
  terminal.press('Down', 'Enter');
  await terminal.until(/matters more to you/);
  terminal.press('Space', 'Enter');
  await terminal.until(/matters less to you/);
  terminal.press('Enter');
  await terminal.until(/should not count at all/);
  terminal.press('Enter');
  await terminal.until(/What you said/);
  terminal.press('Enter');
  await terminal.until(/Write these questions down/);
  terminal.press('Enter');
  await terminal.until(/Save your answers as a profile/);
}

test('priorities survive, too, where the terminal is lost while it is asked where to save', async () => {
  terminal.run(SHELLS.dies(`${advisor} interview --all --rules ${rules} 2> err.txt`));
  await answerTwo();
  await answerTheRest();
  terminal.lose('closed');
  expect(await written('code')).toBe('130\n');
  expect(read('err.txt')).toBe('');
  expect(read('advisor.unfinished.yaml')).toMatch(/^ {2}dryness: high\b/m);
  expect(notedIn(read('advisor.unfinished.yaml'))).toEqual(['weather.rain']);
});

test('a file stays as it is where the terminal is lost while it is asked whether to overwrite it', async () => {
  writeFileSync(join(folder, 'old'), 'old');
  terminal.run(SHELLS.dies(`${advisor} schema policy -o old 2> err.txt`));
  await terminal.until(/old exists\. Overwrite it/);
  terminal.lose('closed');
  expect(await written('code')).toBe('130\n');
  expect([read('err.txt'), read('old')]).toEqual(['', 'old']);
});

test('nobody told whoever lost the terminal, so the next interview does', async () => {
  terminal.run(`${advisor} interview --rules ${rules}`);
  await answerTwo();
  terminal.lose('closed');
  await written('advisor.unfinished.yaml');
  terminal = new RealTerminal(folder, 200, 50);
  terminal.run(`${advisor} interview --rules ${rules}`);
  await terminal.until(
    /advisor\.unfinished\.yaml holds answers of an interview that was left[\s\S]*called\?/,
  );
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s saves, says so and leaves a terminal that is still there usable',
  async (signal) => {
    terminal.run(`sh -c 'echo $$ > pid; exec ${advisor} interview --rules ${rules}'`);
    await answerTwo();
    process.kill(Number.parseInt(read('pid'), 10), signal);
    await terminal.until(/You left\.[\s\S]*interview --from advisor.unfinished.yaml/);
    terminal.run('echo "exit $?"; stty -a | tr " ;" "\\n\\n" | grep -xE -e "-?(icanon|echo)"; echo over');
    expect(await terminal.until(/^over$/m)).toMatch(/exit 130\nicanon\necho\n/);
    expect(notedIn(read('advisor.unfinished.yaml'))).toEqual(['weather.rain']);
  },
);

/** A command as it was printed, to be run as it is. */
function printed(screen: string, words: string): string {
  const command = screen.split('\n').findLast((line) => line.startsWith(`advisor ${words}`));
  if (command === undefined) throw new Error(`No command: ${screen}`);
  return command.replace('advisor', advisor);
}

test('priorities, what nobody knew and the options survive Ctrl-C among the priorities', async () => {
  terminal.run(
    `${advisor} interview --rules ${rules} --all --save "my team's.yaml" --questions -q.md --no-color`,
  );
  await answerTwo();
  terminal.press('-l', '12');
  terminal.press('Enter');
  await terminal.until(/Question 4 .*\s+What do you carry/);
  terminal.press('Space', 'Enter');
  await terminal.until(/Does something matter/);
  terminal.press('Down', 'Enter');
  await terminal.until(/matters more to you/);
  terminal.press('Space', 'Enter');
  await terminal.until(/Counts double: Dryness[\s\S]*matters less to you/);
  terminal.press('C-c');
  const screen = await terminal.until(/You left\.[\s\S]*advisor recommend 'my/);
  expect(screen).toContain(
    `advisor interview --from 'my team'\\''s.unfinished.yaml' --save 'my team'\\''s.yaml' --questions ./-q.md --rules ${rules} --all --no-color`,
  );
  expect(read("my team's.unfinished.yaml")).toMatch(/^ {2}dryness: high\b/m);
  terminal.run(`clear; ${printed(screen, 'recommend')}; echo "exit $?"`);
  expect(await terminal.until(/^exit \d/m)).toMatch(/^exit 0$/m);
  terminal.run(`clear; ${printed(screen, 'interview')}`);
  const resumed = await terminal.until(
    /answers 3 of the questions already; one that nobody\s+knew is not asked\s+again[\s\S]*Last question/,
  );
  expect(resumed).not.toContain('How likely is rain?');
  terminal.press('Enter');
  await terminal.until(/What you said:\s+• Name: Walk: 7[\s\S]*Counts double: Dryness\s+• Not known: Rain/);
  terminal.press('Enter');
  await terminal.until(/Wrote \.\/-q\.md[\s\S]*Saved my team's\.yaml.*\s+advisor recommend 'my team'/);
  const profile = read("my team's.yaml");
  expect(profile).toMatch(/^ {2}distance: 12[\s\S]*^ {2}dryness: high\b/m);
  expect(profile).not.toContain('x-interview');
  expect(read('-q.md')).toContain('How likely is rain?');
});
