import { stripVTControlCharacters } from 'node:util';
import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { type AskedFor, settingText } from '../../../src/commands/command-line.ts';
import { explainBlocks } from '../../../src/commands/explain/blocks.ts';
import { explanationOf } from '../../../src/commands/explain/explanation.ts';
import { flipBlocks } from '../../../src/commands/flip/blocks.ts';
import { flipReportOf } from '../../../src/commands/flip/flip.ts';
import { optionOf } from '../../../src/engine/advice.ts';
import type { Flip } from '../../../src/engine/flips.ts';
import { toTerminal } from '../../../src/layout/to-terminal.ts';
import { reportOf } from '../../../src/report/report-of.ts';
import { at } from '../../../src/rulebook/at.ts';
import { titleOf } from '../../../src/rulebook/fact.ts';
import { situationOf, TERMINAL } from '../../report/situations.ts';

const ASKED: AskedFor = { file: 'advisor.yaml', rules: null, onTop: [] };

const EVERYTHING = { rule: null, option: null, similar: false, all: true };

/** A profile with facts of all kinds, some unknown. */
const shop = situationOf({
  'app.stage': 'live',
  'app.shape': 'rows',
  'app.transactions': true,
  'load.rows': 1000,
  'load.row_bytes': 500,
  'team.skill': 'basic',
  'team.on_call': true,
  'team.languages': ['script'],
  'hosting.secrecy': 'partners',
});
const { rules, options, facts, claims } = shop.loaded.rulebook;

describe('an explanation', () => {
  test('holds every rule once, by state and then by effect', () => {
    const explanation = explanationOf(shop, EVERYTHING);
    const ids = explanation.rules.map((each) => each.rule.id);
    expect(ids.toSorted()).toEqual(rules.map((rule) => rule.id).sort());
    const order = ['fired', 'undecided', 'not-fired'];
    const keys = explanation.rules.map(
      ({ state, impact }) => order.indexOf(state) * 1e6 - Math.min(1e5, Math.abs(impact ?? 1e5)),
    );
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    expect(new Set(explanation.rules.map((each) => each.state)).size).toBe(3);
  });

  test('leaves out what did not fire unless asked for it, and counts it all the same', () => {
    const explanation = explanationOf(shop, { ...EVERYTHING, similar: false, all: false });
    expect(explanation.rules.some((each) => each.state === 'not-fired')).toBe(false);
    const { fired, undecided } = explanation.counts;
    expect(explanation.rules).toHaveLength(fired + undecided);
    expect(fired + undecided + explanation.counts['not-fired']).toBe(rules.length);
  });

  test('cites each claim with its words and its source', () => {
    const cited = explanationOf(shop, EVERYTHING).rules.flatMap((each) => each.claims);
    expect(cited).toHaveLength(rules.flatMap((rule) => rule.claims).length);
    for (const { id, text, source } of cited) {
      const claim = claims.find((each) => each.id === id);
      expect([text, source.id]).toEqual([claim?.text, claim?.source]);
    }
  });

  test('names who knows what an undecided rule waits for', () => {
    for (const { state, awaits, ask } of explanationOf(shop, EVERYTHING).rules) {
      expect(awaits.length > 0).toBe(state === 'undecided');
      const asked = facts.filter((fact) => awaits.includes(fact.id)).map((fact) => fact.ask);
      expect([...ask].sort()).toEqual([...new Set(asked)].sort());
    }
  });

  test('says of every option but the verdict why not, or of one; of the verdict by its runner-up', () => {
    const { verdict, options: ranked } = reportOf(shop);
    const others = ranked.map((option) => option.id).filter((id) => id !== optionOf(verdict));
    const about = (option: string | null) =>
      explanationOf(shop, { ...EVERYTHING, option }).whyNot.map((each) => each.option);
    expect(about(null)).toEqual(others);
    for (const other of others) expect(about(other)).toEqual([other]);
    expect(about(optionOf(verdict))).toEqual(others.slice(0, 1));
  });

  test('with one rule asked for holds nothing else', () => {
    const { id } = at(rules, 3);
    const explanation = explanationOf(shop, { ...EVERYTHING, rule: id });
    expect(explanation.rules.map((each) => each.rule.id)).toEqual([id]);
    expect(explanation.whyNot).toEqual([]);
  });
});

describe('flips', () => {
  test('to one option are those of all that lead to it; unreached options are those without any', () => {
    const all = flipReportOf(shop, { to: null, most: 2 });
    const { verdict } = all.report;
    for (const { id } of options) {
      const some = flipReportOf(shop, { to: id, most: 2 });
      expect(some.flips).toEqual(all.flips.filter((flip) => optionOf(flip.to) === id));
      expect(some.unreached).toEqual(all.unreached.filter((each) => each === id));
      expect(some.flips.length === 0).toBe(id === optionOf(verdict) || all.unreached.includes(id));
    }
    expect(all.flips.length).toBeGreaterThan(0);
  });

  test('propose what the team can choose, with the command that tries it, and no circumstance', async () => {
    const found = flipReportOf(shop, { to: null, most: 2 });
    const text = await toTerminal(flipBlocks(found, ASKED), TERMINAL);
    const proposed = /You could change\n((?: .*\n)+)/.exec(text)?.[1] ?? '';
    const titles = (changeable: boolean) =>
      facts.filter((fact) => (fact.changeable !== false) === changeable).map(titleOf);
    expect(titles(true).some((title) => proposed.includes(title))).toBe(true);
    expect(titles(false).filter((title) => proposed.includes(title))).toEqual([]);
    const first = at(found.flips, 0).changes.flatMap(({ fact, to }) => ['--set', settingText(fact, to)]);
    expect(text).toContain(`advisor recommend ${first.join(' ')}`);
    expect(text).toContain('Look again if');
  });

  test('name of a number the nearest values alone, and none that is a hundred times as far', async () => {
    const found = flipReportOf(shop, { to: null, most: 1 });
    const flipTo = (to: number): Flip => ({
      to: { kind: 'fits', option: at(options, 0).id },
      changes: [{ fact: 'load.rows', from: 1000, to }],
      changeable: false,
    });
    const flips = [500, 300, 20_000, 40_000, 900_000].map(flipTo);
    const text = await toTerminal(flipBlocks({ ...found, flips }, ASKED), TERMINAL);
    const named = [...text.matchAll(/1,000 → ([\d,]+)/g)].map(([, to]) => to);
    expect(named).toEqual(['500', '20,000']);
    expect(text).toContain('and 3 more; --format json lists all');
  });
});

describe.each([40, 60, 80, 120])('in %i columns', (width) => {
  const hostile = {
    ...shop,
    profile: { ...shop.profile, name: { value: 'a\u001b[31m\u0007b', at: { start: 0, end: 1 } } },
  };

  test('no line is wider, and no control character gets through', async () => {
    const documents = [
      explainBlocks(explanationOf(hostile, EVERYTHING)),
      flipBlocks(flipReportOf(hostile, { to: null, most: 2 }), ASKED),
      ...rules
        .slice(0, 6)
        .map(({ id }) => explainBlocks(explanationOf(hostile, { ...EVERYTHING, rule: id }))),
    ];
    const texts = await Promise.all(documents.map((blocks) => toTerminal(blocks, { ...TERMINAL, width })));
    for (const text of texts) {
      const folded = text.split('\n').filter((line) => !line.includes(' advisor recommend '));
      expect(Math.max(...folded.map((line) => line.length))).toBeLessThanOrEqual(Math.min(width, 100));
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      expect(text).toContain('a\ufffd[31m\ufffdb');
    }
  });
});

test('with colours the words are the same', async () => {
  const chalk = new Chalk({ level: 1 });
  const colored = { width: 60, style: chalk };
  const uncolored = { ...TERMINAL, width: 60 };
  for (const blocks of [
    explainBlocks(explanationOf(shop, EVERYTHING)),
    flipBlocks(flipReportOf(shop, { to: null, most: 2 }), ASKED),
  ])
    expect(stripVTControlCharacters(await toTerminal(blocks, colored))).toBe(
      await toTerminal(blocks, uncolored),
    );
});
