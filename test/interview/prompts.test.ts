import { render } from '@inquirer/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Field, Interrupted, type Menu, TerminalPrompts, type Ticks } from '../../src/io/prompts.ts';
import type { Terminal } from '../../src/io/terminal.ts';
import { type Line, tickedAfter } from '../../src/io/ticking.ts';

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
    ticked: [],
    fault: (chosen) => (chosen.length === 0 ? 'At least one.' : null),
  };
  const { answer, events, getScreen, nextRender } = await render(tick, ticks);
  events.keypress('enter');
  await nextRender();
  expect(getScreen()).toContain('At least one.');
  events.keypress('down');
  events.keypress('space');
  expect(getScreen()).toContain('❯◉ Restricted');
  expect(getScreen()).not.toContain('At least one.');
  events.keypress('enter');
  expect(await answer).toEqual(['restricted']);
});

test('what contradicts a tick is no longer ticked, and a command is chosen at once, without ticks', async () => {
  const ticks: Ticks<string> = {
    ...menu,
    entries: [...menu.entries, { value: 'none', label: 'None' }],
    alone: ['none'],
    ticked: ['restricted'],
    fault: () => null,
  };
  const { answer, events, getScreen } = await render(tick, ticks);
  expect(getScreen()).toMatch(/◯ Public[\s\S]*◉ Restricted\n ◯ None/);
  for (const key of ['down', 'down', 'space']) events.keypress(key);
  expect(getScreen()).toMatch(/◯ Public[\s\S]*◯ Restricted\n❯◉ None/);
  for (const key of ['up', 'space', 'up', 'space']) events.keypress(key);
  expect(getScreen()).toMatch(/◉ Public[\s\S]*◉ Restricted\n ◯ None/);
  for (const key of ['down', 'down', 'down', 'down']) events.keypress(key);
  expect(getScreen()).toMatch(/❯ Go back one question/);
  events.keypress('enter');
  expect(await answer).toEqual(['back']);
});

test('ticks keep their order, and no choice leaves one that stands alone beside others', () => {
  const kinds = fc.array(fc.constantFrom('entry', 'alone', 'rule', 'command'), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(kinds, fc.array(fc.nat(7)), (of, chosen) => {
      const lines = of.map((kind): Line => ({ kind, text: '' }));
      let ticked: readonly number[] = [];
      for (const place of chosen) {
        const kind = lines[place]?.kind;
        if (kind === 'entry' || kind === 'alone') ticked = tickedAfter(lines, ticked, place);
        expect(ticked).toEqual([...new Set(ticked)].sort((a, b) => a - b));
        if (ticked.some((each) => lines[each]?.kind === 'alone')) expect(ticked).toHaveLength(1);
      }
    }),
  );
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
