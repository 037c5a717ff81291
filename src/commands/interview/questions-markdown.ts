import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Asked, Fact } from '../../rulebook/fact.ts';
import { partsOfId } from '../../rulebook/fact-id.ts';
import { numberRange } from '../../rulebook/number-fact.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { termsIn, wordingOf } from './terms.ts';

/** Of which project the questions are. */
export interface AskingProject {
  readonly name: string | null;
  readonly description: string | null;
  /** The file that the answers belong in. */
  readonly profile: string;
}

/** Questions for those who know the answers, by who they are, as a document to send. */
export function questionsDocument(
  { description, name, profile }: AskingProject,
  groups: readonly (readonly [Asked, readonly Fact[]])[],
  rulebook: Pick<Rulebook, 'terms'>,
): string {
  const project = escapeMarkdown(name ?? 'our project');
  const file = escapeMarkdown(profile);
  const intro = [
    `# Questions about ${project}`,
    ...(description === null ? [] : [escapeMarkdown(description)]),
    'We are choosing the kind of AI model for this project. These answers are missing, and may change what is advised. Please tick what applies; that nobody knows is an answer, too.',
    `Send this page back to whoever sent it. For them: below each question stands the line that takes the answer into ${file}, with the word that stands beside the ticked box in place of the dots.`,
  ];
  const parts = groups.flatMap(([asked, facts]) => [
    `## For ${asked}`,
    ...facts.flatMap((fact, index) => questionLines(fact, index + 1)),
  ]);
  const terms = termsIn(
    rulebook,
    groups.flatMap(([, facts]) => facts.flatMap(wordingOf)),
  ).map(([term, meaning]) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(meaning)}`);
  const words = terms.length === 0 ? [] : ['## The words', terms.join('\n')];
  return `${[...intro, ...parts, ...words].join('\n\n')}\n`;
}

function questionLines(fact: Fact, number: number): readonly string[] {
  return [
    `### ${number}. ${escapeMarkdown(fact.question)}`,
    ...(fact.help === '' ? [] : [escapeMarkdown(fact.help)]),
    answersOf(fact).join('\n'),
    'Remark: ______________________________',
    lineFor(fact),
  ];
}

function answersOf(fact: Fact): readonly string[] {
  const answer = (label: string, id: string) => `- [ ] ${escapeMarkdown(label)} (\`${id}\`)`;
  const unknown = '- [ ] Nobody knows';
  switch (fact.type) {
    case 'enum':
      return [...fact.values.map(({ id, label }) => answer(label, id)), unknown];
    case 'set':
      return [...fact.members.map(({ id, label }) => answer(label, id)), unknown];
    case 'boolean':
      return [answer(fact.yes, 'true'), answer(fact.no, 'false'), unknown];
    case 'number':
      return [`- ______ ${escapeMarkdown(fact.unit)} (${numberRange(fact)})`, unknown];
    case 'text':
      return ['- ______'];
  }
}

/** Where the answer is written in a profile. */
function lineFor(fact: Fact): string {
  const { group, name } = partsOfId(fact.id);
  return `In the file, below \`${group}:\`, the line \`  ${name}: ${fact.type === 'set' ? '[…]' : '…'}\``;
}
