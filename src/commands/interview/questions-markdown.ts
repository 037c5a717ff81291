import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Asked, Fact } from '../../rulebook/fact.ts';

/** Questions for those who know the answers, one list for each of them, ready to send. */
export function renderQuestions(groups: readonly (readonly [Asked, readonly Fact[]])[]): string {
  const lists = groups.map(
    ([asked, facts]) => `## Questions for ${asked}\n\n${facts.map(questionItem).join('\n')}\n`,
  );
  return lists.join('\n');
}

function questionItem(fact: Fact): string {
  const answers = answersOf(fact).map((answer) => `  - ${answer}`);
  const question = `- **${escapeMarkdown(fact.question)}** ${escapeMarkdown(fact.help)} (\`${fact.id}\`)`;
  return [question, ...answers].join('\n');
}

function answersOf(fact: Fact): readonly string[] {
  const answer = (id: string, label: string) => `\`${id}\`: ${escapeMarkdown(label)}`;
  switch (fact.type) {
    case 'enum':
      return fact.values.map(({ id, label }) => answer(id, label));
    case 'set':
      return fact.members.map(({ id, label }) => answer(id, label));
    case 'boolean':
      return [answer('true', fact.yes), answer('false', fact.no)];
    case 'number':
      return [`a number (${escapeMarkdown(fact.unit)})`];
    case 'text':
      return [];
  }
}
