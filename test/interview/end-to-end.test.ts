import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { advisor as run } from '../commands/advisor.ts';
import { RealTerminal } from './terminal.ts';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'bin/advisor.js');
const rules = join(root, 'fixtures/interview/umbrella.yaml');
let folder = '';
let terminal: RealTerminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-'));
  terminal = new RealTerminal(folder, 80, 40);
});

afterEach(() => terminal.close());

function advisor(...args: readonly string[]) {
  return run(folder, args);
}

/** Where the terminal stands after a command: its exit code, and whether it edits and shows what is typed. */
async function afterwards(): Promise<string> {
  terminal.run('echo "exit $?"; stty -a | tr " ;" "\\n\\n" | grep -xE -e "-?(icanon|echo)"; echo over');
  return terminal.until(/^over$/m);
}

/** Takes the name of the folder for the project, and says no sentence. */
async function nameIt(): Promise<void> {
  await terminal.until(/What is the project called/);
  terminal.press('Enter');
  await terminal.until(/one sentence/);
  terminal.press('Enter');
}

test('somebody answers, goes back, saves, and the saved file says the same to recommend', async () => {
  terminal.run(`node ${command} interview --rules ${rules} --show-lead`);
  await nameIt();
  await terminal.until(/Question 1 of about 4 · now umbrella \d+, raincoat \d+\s+Is there a storm/);
  terminal.press('Down', 'Enter');
  await terminal.until(/Wind: There is none[\s\S]*Question 2 [\s\S]*How likely is rain/);
  terminal.press('Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
  await terminal.until(/one question back[\s\S]*Question 1 [\s\S]*❯ There is none/);
  terminal.press('Enter');
  await terminal.until(/Wind: There is none[\s\S]*Wind: There is none[\s\S]*Question 2 /);
  terminal.press('Enter');
  await terminal.until(/Rain: It will stay dry[\s\S]*Question 3 [\s\S]*What do you carry/);
  terminal.press('Down', 'Down', 'Space', 'Enter');
  await terminal.until(/Carries: A dog on a lead[\s\S]*Question 4 [\s\S]*How far do you walk/);
  terminal.press('-l', '25 km');
  await terminal.until(/kilometres \(a whole number from 0 to 100\) › 25 km/);
  terminal.press('BSpace', 'BSpace', 'BSpace', 'Enter');
  await terminal.until(/Distance: 25 kilometres[\s\S]*Does something matter/);
  terminal.press('Enter');
  await terminal.until(/What you said:[\s\S]*• Distance: 25 kilometres[\s\S]*Is that right/);
  terminal.press('Down', 'Enter');
  await terminal.until(/Which answer is to change[\s\S]*Distance: 25/);
  terminal.press('Down', 'Down', 'Down', 'Enter');
  await terminal.until(/Another answer\s+How far do you walk[\s\S]*› 25/);
  terminal.press('BSpace', '6', 'Enter');
  await terminal.until(
    /Distance: 26[\s\S]*What you said:[\s\S]*• Distance: 26 kilometres[\s\S]*Is that right/,
  );
  terminal.press('Enter');
  await terminal.until(/Done: no further answer[\s\S]*Save your answers/);
  terminal.press('Enter');
  const report = await terminal.until(
    /Saved advisor\.yaml[\s\S]*\nadvisor recommend advisor\.yaml\s+--rules[\s\S]*\nready>$/,
  );
  const profile = readFileSync(join(folder, 'advisor.yaml'), 'utf8');
  expect(profile).toMatch(/^name: advisor-/m);
  expect(profile).toMatch(/^ {2}rain: unlikely # It will stay dry$/m);
  expect(profile).toMatch(/^ {2}carries: \[dog\]$/m);
  const again = advisor('recommend', 'advisor.yaml', '--rules', rules);
  expect(again.status).toBe(0);
  const page = again.stdout.trim().split('\n');
  for (const line of page) expect(report).toContain(line.trimEnd());
  expect(report.trimEnd().split('\n').at(-2)).toBe(page.at(-1));
  expect(await afterwards()).toMatch(/exit 0[\s\S]*\bicanon\n[\s\S]*\becho\n/);
});

test.each(['C-c', 'C-d'])(
  'whoever leaves with %s finds the answers in a file that starts the next interview',
  async (key) => {
    terminal.run(`node ${command} interview --rules ${rules}`);
    await nameIt();
    await terminal.until(/Question 1/);
    terminal.press('Down', 'Enter');
    await terminal.until(/Question 2/);
    terminal.press(key);
    await terminal.until(/You left\.[\s\S]*interview --from advisor.unfinished.yaml/);
    const screen = await afterwards();
    expect(screen).toMatch(/exit 130\nicanon\necho\n/);
    expect(readFileSync(join(folder, 'advisor.unfinished.yaml'), 'utf8')).toMatch(/^ {2}wind: false/m);
    terminal.run(`clear; node ${command} interview --rules ${rules} --from advisor.unfinished.yaml`);
    expect(await terminal.until(/Question 1 /)).not.toContain('Is there a storm?');
    terminal.press('C-c');
    await terminal.until(/nothing was answered, so nothing was saved/);
    expect(readdirSync(folder)).toEqual(['advisor.unfinished.yaml']);
  },
);

test.each(['', ' --all'])(
  'an interview that is gone on from opens with those of the first questions that nobody answered: interview%s',
  async (option) => {
    const interview = `node ${command} interview${option}`;
    terminal.run(interview);
    await nameIt();
    await terminal.until(/Question 1 of about (12|43)\s+What work/);
    terminal.press('Enter');
    await terminal.until(/Breadth of the task: One[\s\S]*Question 2 [\s\S]*How sensitive/);
    terminal.press('Down', 'Down', 'Down', 'Down', 'Enter');
    await terminal.until(/Question 3 [\s\S]*Where may this data go/);
    terminal.press('Down', 'Down', 'Down', 'Down', 'Enter');
    await terminal.until(
      /among the first questions[\s\S]*endpoint: The address[\s\S]*Question 3 [\s\S]*Where may this/,
    );
    terminal.press('Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
    await terminal.until(/\n(Let a|Use a|Host an|Send|Too)[\s\S]*Question 3 [\s\S]*Where may this/);
    terminal.press('C-c');
    await terminal.until(/You left/);
    terminal.run(`clear; ${interview} --from advisor.unfinished.yaml`);
    const screen = await terminal.until(/Question \d [\s\S]*Where may this data go/);
    expect(screen).not.toMatch(/What work|How sensitive|called\?/);
    terminal.press('C-c');
    await terminal.until(/nothing was answered, so nothing was saved/);
  },
);

test('without a terminal nobody is asked', () => {
  const done = advisor('interview');
  expect([done.status, done.stdout]).toEqual([2, '']);
  expect(done.stderr).toContain('only be asked on a terminal');
});

test('init writes a template that recommend reads, and keeps what is there', () => {
  expect(advisor('init', 'new.yaml').status).toBe(0);
  expect(advisor('recommend', 'new.yaml').status).toBe(0);
  writeFileSync(join(folder, 'advisor.yaml'), 'name: mine\n');
  const refused = advisor('init');
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('advisor.yaml exists');
  expect(readFileSync(join(folder, 'advisor.yaml'), 'utf8')).toBe('name: mine\n');
  expect(advisor('init', '--force').status).toBe(0);
  const template = readFileSync(join(folder, 'advisor.yaml'), 'utf8');
  expect(template).toBe(readFileSync(join(folder, 'new.yaml'), 'utf8'));
  const [first, ...rest] = template.split('\n');
  expect(first).toBe('# yaml-language-server: $schema=advisor.schema.json');
  expect(advisor('init', '-').stdout).toBe(rest.join('\n'));
});
