import { expect, test } from 'vitest';
import { renderQuestions } from '../../src/commands/interview/questions-markdown.ts';
import { byAsked } from '../../src/interview/ending.ts';
import { at } from '../../src/rulebook/at.ts';
import { ASKED } from '../../src/rulebook/fact.ts';
import { rulebook } from '../rulebook-content/built-in.ts';

test('everybody gets the questions that are theirs, with the answers to choose from', () => {
  const text = renderQuestions(byAsked(rulebook.facts));
  const parts = text.split(/^## Questions for /m).slice(1);
  expect(parts.map((part) => part.split('\n')[0])).toEqual([...ASKED]);
  for (const fact of rulebook.facts) {
    const part = parts[ASKED.indexOf(fact.ask)];
    expect(part).toContain(`(\`${fact.id}\`)`);
    if (fact.type === 'enum') for (const { id } of fact.values) expect(part).toContain(`  - \`${id}\`: `);
  }
  expect(byAsked([])).toEqual([]);
});

test('nothing in the words of a rulebook becomes markup', () => {
  const fact = at(rulebook.facts, 0);
  const question = '<img src=x> [a](http://example.com)\n## Heading\u001b[31m *b*';
  const text = renderQuestions([[fact.ask, [{ ...fact, question }]]]);
  expect(text).not.toMatch(/<img|[^\\]\]\(|^## Heading|\u001b| \*b\*/m);
});
