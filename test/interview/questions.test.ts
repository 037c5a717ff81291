import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AskingProject, questionsDocument } from '../../src/commands/interview/questions-markdown.ts';
import { byAsked } from '../../src/interview/ending.ts';
import { at } from '../../src/rulebook/at.ts';
import { ASKED } from '../../src/rulebook/fact.ts';
import { partsOfId } from '../../src/rulebook/fact-id.ts';
import { rulebook } from '../rulebook-content/built-in.ts';

const PROJECT: AskingProject = {
  name: 'discharge-letters',
  description: 'Drafts discharge letters from the record; doctors check each one.',
  profile: 'advisor.yaml',
};
const SENT = ['data.zero_retention', 'budget.monthly_usd', 'compliance.approved_services', 'task.quality'];

test('the document can be sent as it is', async () => {
  const facts = rulebook.facts.filter(({ id }) => SENT.includes(id));
  const golden = join(import.meta.dirname, '../../fixtures/interview/questions.md');
  await expect(questionsDocument(PROJECT, byAsked(facts), rulebook)).toMatchFileSnapshot(golden);
});

test('everybody gets the questions that are theirs, with boxes to tick and the line to write', () => {
  const text = questionsDocument(PROJECT, byAsked(rulebook.facts), rulebook);
  const parts = text.split(/^## For /m).slice(1);
  expect(parts.map((part) => part.split('\n')[0])).toEqual([...ASKED]);
  for (const fact of rulebook.facts) {
    const part = parts[ASKED.indexOf(fact.ask)];
    const { group, name } = partsOfId(fact.id);
    expect(part).toContain(`below \`${group}:\`, the line \`  ${name}: `);
    if (fact.type === 'enum') for (const { id } of fact.values) expect(part).toContain(`(\`${id}\`)`);
  }
  expect(byAsked([])).toEqual([]);
});

test('nothing in the words of a rulebook or of a project becomes markup', () => {
  const fact = at(rulebook.facts, 0);
  const words = '<img src=x> [a](http://example.com)\n## Heading\u001b[31m *b*';
  const project = { name: words, description: words, profile: words };
  const asked = [{ ...fact, question: `${words} term` }];
  const text = questionsDocument(project, [[fact.ask, asked]], { terms: { term: words } });
  expect(text).toContain('## The words');
  expect(text).not.toMatch(/<img|[^\\]\]\(|^## Heading|\u001b| \*b\*/m);
});
