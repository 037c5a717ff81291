import { describe, expect, test } from 'vitest';
import { applySettings } from '../../src/profile/settings.ts';
import { at } from '../../src/rulebook/at.ts';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { form } from './rivers.ts';

describe('a setting', () => {
  test.each([
    ['river.kind=brook', 'brook'],
    ['river.wild=false', false],
    ['river.width=0.3', 0.3],
    ['river.width=1e2', 100],
    ['river.fish=eel, pike', ['pike', 'eel']],
  ])('%s is read as in a file', (text, value) => {
    const [setting] = applySettings([text], form);
    expect(setting).toEqual({
      ok: true,
      fact: text.slice(0, text.indexOf('=')),
      stated: { value, at: { start: text.indexOf('=') + 1, end: text.length } },
    });
  });

  test.each([
    ['river.kind', '--set:1:1: A setting: write it as fact=value, for example data.sensitivity=public.'],
    ['', '--set:1:1: A setting: write it as fact=value, for example data.sensitivity=public.'],
    ['a b=1', '--set:1:1: A setting: write it as fact=value, for example data.sensitivity=public.'],
    ['kind=brook', '--set:1:1: There is no fact "kind".'],
    ['__proto__=1', '--set:1:1: There is no fact "__proto__".'],
    ['river.kind=', '--set:1:12: river.kind: a value is missing after "=".'],
    ['river.fish=', '--set:1:12: river.fish: a value is missing after "=".'],
    ['river.kind={', '--set:1:12: river.kind must be one of brook, stream, delta, but is "{".'],
    ['river.kind=[brook]', '--set:1:12: river.kind must be one of brook, stream, delta, but is "[brook]".'],
    ['river.wild=yes', '--set:1:12: river.wild must be true or false, but is "yes".'],
    [
      'river.width=\u001b[31m',
      '--set:1:13: river.width must be a number from 0 to 500 in steps of 0.1 (metres), but is "\ufffd[31m".',
    ],
    [
      'river.fish=eel,,pike',
      '--set:1:16: A member of river.fish must be one of pike, carp, eel, but is empty text.',
    ],
  ])('%j is refused', (text, said) => {
    const setting = at(applySettings([text], form), 0);
    const lines = setting.ok ? [] : formatProblems(setting.file, setting.problems, 80).split('\n');
    expect(lines[0]).toBe(said);
  });
});
