import { render } from '@inquirer/testing';
import { expect, test } from 'vitest';
import { type Field, Interrupted, type Menu, TerminalPrompts, type Ticks } from '../../src/io/prompts.ts';
import type { Terminal } from '../../src/io/terminal.ts';

const plain = (text: string) => text;
const style = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };
const terminal: Terminal = { width: 60, style };

type Context = ConstructorParameters<typeof TerminalPrompts>[1];

const choose = (menu: Menu<string>, context: Context = {}) =>
  new TerminalPrompts(terminal, context).choose(menu);
const tick = (ticks: Ticks<string>, context: Context = {}) =>
  new TerminalPrompts(terminal, context).tick(ticks);
const type = (field: Field, context: Context = {}) => new TerminalPrompts(terminal, context).type(field);

const heading = {
  progress: 'Question 1 · at most 8 more',
  question: 'How sensitive is the most sensitive data that the model ever sees?',
  help: 'Count prompts.\u001b[31m',
};
const menu: Menu<string> = {
  ...heading,
  entries: [
    { value: 'public', label: 'Public, it could stand on your website and nobody would mind at all' },
    { value: 'restricted', label: 'Restricted' },
  ],
  commands: [{ value: 'back', label: 'Go back one question' }],
};

test('a menu fits its width, shows no control characters and starts where it is told to', async () => {
  const { answer, events, getScreen } = await render(choose, { ...menu, at: 'restricted' });
  expect(getScreen()).toMatchInlineSnapshot(`
    "Question 1 · at most 8 more
    How sensitive is the most sensitive data that the model
    ever sees?
    Count prompts.�[31m
      Public, it could stand on your website and nobody would
      mind at all
    ❯ Restricted
     ──────────────────────────────
      Go back one question

    ↑↓ navigate · ⏎ select"
  `);
  events.keypress('down');
  expect(getScreen()).toContain('❯ Go back one question');
  events.keypress('up');
  events.keypress('enter');
  expect(await answer).toBe('restricted');
});

test('ticks are checked before they are taken', async () => {
  const ticks: Ticks<string> = {
    ...menu,
    ticked: ['restricted'],
    fault: (chosen) => (chosen.length > 1 ? 'Only one.' : null),
  };
  const { answer, events, getScreen, nextRender } = await render(tick, ticks);
  expect(getScreen()).toContain('◉ Restricted');
  events.keypress('space');
  events.keypress('enter');
  await nextRender();
  expect(getScreen()).toContain('Only one.');
  events.keypress('down');
  events.keypress('space');
  events.keypress('enter');
  expect(await answer).toEqual(['public']);
});

test('a number is checked while it is typed, and not taken while it is wrong', async () => {
  const field: Field = {
    ...heading,
    unit: 'calls a day',
    text: '',
    fault: (text) => (/^\d+$/.test(text) ? null : 'a whole number'),
  };
  const { answer, events, getScreen, nextRender } = await render(type, field);
  events.type('12x');
  expect(getScreen()).toMatch(/calls a day \(a whole number\) › 12x$/);
  events.keypress('enter');
  await nextRender();
  expect(getScreen()).toMatch(/› 12x\na whole number$/);
  events.type('\u007f');
  expect(getScreen()).toMatch(/calls a day › 12$/);
  events.keypress('enter');
  expect(await answer).toBe('12');
});

test.each([choose, type])('whoever leaves a prompt interrupts the interview', async (prompt) => {
  const leaving = new AbortController();
  const asked = prompt({ ...menu, unit: '', text: '', fault: () => null }, { signal: leaving.signal });
  leaving.abort();
  await expect(asked).rejects.toBeInstanceOf(Interrupted);
});
