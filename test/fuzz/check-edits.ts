import { editProfile, nextQuestion, readProfile } from '../../src/index.ts';
import { sameValue } from '../../src/rulebook/fact-value.ts';
import { knownIn, type PlainValue } from './plain-rulebook.ts';
import { grouped, inventedValue } from './profile.ts';
import { oneIn, pick } from './random.ts';
import type { Subject } from './subject.ts';

/** That answers are written into a profile of any layout, and all else stays: facts, priorities, comments. */
export function checkEdits(subject: Subject, layout: string): void {
  const { advice, dice, plain, ready, tally } = subject;
  const answers = new Map<string, PlainValue>();
  for (const [id, fact] of Object.entries(plain.facts))
    if (oneIn(3, dice)) answers.set(id, inventedValue(fact, dice));
  const before = readProfile(layout, ready);
  if (!before.ok) {
    tally.count('layout refused');
    return;
  }
  const edited = editProfile(layout, ready, { facts: Object.fromEntries(answers) });
  const after = edited.ok ? readProfile(edited.value, ready) : edited;
  tally.holds('a profile that is edited can be read', after.ok, () =>
    after.ok ? '' : `${after.message}\n${edited.ok ? edited.value : ''}`,
  );
  if (!after.ok || !edited.ok) return;
  const said = knownIn(plain, grouped([...answers]));
  for (const [id, { value }] of after.value.inside.profile.stated) {
    const should = answers.has(id)
      ? (said.get(id) ?? null)
      : (before.value.inside.profile.stated.get(id)?.value ?? null);
    const isDerived = plain.facts[id]?.derive !== undefined;
    tally.holds(
      'an edit keeps facts and adds answers',
      isDerived || sameValue<unknown>(value, should),
      () => `${id} is ${JSON.stringify(value)}, should be ${JSON.stringify(should)}\n${edited.value}`,
    );
  }
  tally.same('an edit keeps priorities', [...after.value.priorities], [...before.value.priorities]);
  const comments = layout.match(/# kept \d+/g) ?? [];
  for (const comment of comments)
    tally.holds(
      'an edit keeps comments',
      new RegExp(`${comment}\\b`).test(edited.value),
      () => `${comment} of\n${layout}\nis lost in\n${edited.value}`,
    );
  const { atMost, fact, settled } = nextQuestion(advice.profile);
  tally.holds(
    'an interview asks for what is unknown',
    fact === null ? true : !advice.profile.facts.has(fact.id) && atMost > 0,
    () => String(fact?.id),
  );
  if (advice.settled)
    tally.holds('an interview ends where the verdict is settled', settled, () => 'it goes on');
}

/** The text with comments at the ends of some lines and between them. */
export function commented(text: string, dice: Subject['dice']): string {
  let comments = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const comment = `# kept ${comments}`;
      if (!/^\s*[\w-]+:/.test(line) || !oneIn(3, dice)) return [line];
      comments++;
      if (oneIn(2, dice)) return [pick(['', '  '], dice) + comment, line];
      return /: [\w.-]+$|:$/.test(line) ? [`${line} ${comment}`] : [line];
    })
    .join('\n');
}
