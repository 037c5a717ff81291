import type { Step } from '../../interview/interview.ts';
import { statedAfter } from '../../interview/interview.ts';
import type { Session } from '../../interview/session.ts';
import type { Entry, Prompts } from '../../io/prompts.ts';
import { labelText } from '../../report/label-text.ts';
import { driversOf } from '../../rulebook/derive.ts';
import { type Fact, type FactId, type FactValue, titleOf } from '../../rulebook/fact.ts';
import type { Draft } from './draft.ts';
import { gpusText } from './own-gpus.ts';
import { priorityLines } from './priorities.ts';

/** What somebody wants to put right: an answer, or what is no answer to a question of the rulebook. */
export type Part =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'name' }
  | { readonly kind: 'priorities' };

/** Shows what was said, in words, and asks whether it is right; null where it is. */
export async function reviewAnswers(draft: Draft, gpuName: string, prompts: Prompts): Promise<Part | null> {
  const answers = answersIn(draft.session);
  const { criteria } = draft.loaded.rulebook;
  prompts.say([
    '',
    'What you said:',
    `• Name: ${draft.name}`,
    ...(draft.description === null ? [] : [`• What it does: ${draft.description}`]),
    ...answers.filter(isKnown).map(lineOf),
    ...(draft.gpus === null ? [] : [`• Own graphics processors: ${gpusText(gpuName, draft.gpus.count)}`]),
    ...priorityLines(criteria, draft.priorities),
    ...unknownLines(answers),
  ]);
  const isRight = await prompts.choose({
    question: 'Is that right?',
    entries: [
      { value: true, label: 'Yes, on to the advice' },
      { value: false, label: 'No, change an answer' },
    ],
  });
  return isRight ? null : choosePart(answers, prompts);
}

function choosePart(answers: readonly Said[], prompts: Prompts): Promise<Part | null> {
  const entries: readonly Entry<Part | null>[] = [
    { value: { kind: 'name' }, label: 'Name and sentence' },
    ...answers.map(
      ({ fact, words }): Entry<Part> => ({
        value: { kind: 'fact', fact },
        label: `${titleOf(fact)}: ${words}`,
      }),
    ),
    { value: { kind: 'priorities' }, label: 'What matters more or less' },
  ];
  const commands = [{ value: null, label: 'Nothing, it is right' }];
  return prompts.choose({ question: 'Which answer is to change?', entries, commands });
}

interface Said {
  readonly fact: Fact;
  readonly words: string;
}

const NOT_KNOWN = 'not known';

function isKnown({ words }: Said): boolean {
  return words !== NOT_KNOWN;
}

function lineOf({ fact, words }: Said): string {
  return `• ${titleOf(fact)}: ${words}`;
}

/** What nobody knew, in one line. */
function unknownLines(answers: readonly Said[]): readonly string[] {
  const titles = answers.filter((said) => !isKnown(said)).map(({ fact }) => titleOf(fact));
  return titles.length === 0 ? [] : [`• Not known: ${titles.join(', ')}`];
}

/** All that is known or was asked, in rulebook order; the numbers of an example stand with it. */
function answersIn({ interview, steps }: Session): readonly Said[] {
  const { facts } = interview.model.rulebook;
  const stated = statedAfter(interview, steps);
  const exemplified = new Map(steps.flatMap((step) => exampleLabel(step)));
  const within = new Set(
    facts.flatMap((fact) => (fact.type === 'enum' && exemplified.has(fact.id) ? driversOf(fact) : [])),
  );
  const asked = new Set(steps.map((step) => step.fact));
  return facts.flatMap((fact): Said[] => {
    const value = stated.get(fact.id)?.value;
    if (within.has(fact.id)) return [];
    const words = exemplified.get(fact.id) ?? (value === undefined ? null : valueInFull(fact, value));
    if (words !== null) return [{ fact, words }];
    return asked.has(fact.id) ? [{ fact, words: isInNumbers(fact, steps) ? 'in numbers' : NOT_KNOWN }] : [];
  });
}

function exampleLabel({ answer, fact }: Step): readonly (readonly [FactId, string])[] {
  return answer.kind === 'example' ? [[fact, answer.example.label]] : [];
}

function isInNumbers(fact: Fact, steps: readonly Step[]): boolean {
  return steps.some((step) => step.fact === fact.id && step.answer.kind === 'from-numbers');
}

function valueInFull(fact: Fact, value: FactValue): string {
  if (fact.type === 'number') return `${Number(value).toLocaleString('en-US')} ${fact.unit}`;
  return Array.isArray(value) && value.length === 0 ? 'none of these' : labelText(fact, value);
}
