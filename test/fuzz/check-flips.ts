import { advise as adviseOn, optionOf } from '../../src/engine/advice.ts';
import type { FactChange } from '../../src/engine/fact-changes.ts';
import { advise, editProfile, flipsOf, readProfile } from '../../src/index.ts';
import { applyOnTop } from '../../src/profile/on-top.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import type { Subject } from './subject.ts';

/** Flips that are tried of one profile. */
const MOST = 12;

/** That every flip leads where it says once somebody writes it into the profile, or says it on the command line. */
export function checkFlips(subject: Subject): void {
  const { advice, report, tally } = subject;
  const { flips, proved } = flipsOf(advice);
  if (!proved) tally.count('not all flips tried');
  for (const { changes, to } of flips.slice(0, MOST)) {
    const wanted = optionOf(to);
    tally.holds('a flip leads to another verdict', wanted !== report.verdict.option, () => String(wanted));
    tally.same(
      'a flip that is written into the profile leads where it says',
      writtenInto(subject, changes),
      wanted,
      JSON.stringify(changes),
    );
    if (advice.situation.advice.rater.estimator === null)
      tally.same(
        'a flip by --set leads where it says',
        onTop(subject, changes),
        wanted,
        JSON.stringify(changes),
      );
  }
}

function writtenInto({ ready, text }: Subject, changes: readonly FactChange[]): string | null {
  const facts = Object.fromEntries(changes.map(({ fact, to }) => [fact, to]));
  const edited = editProfile(text, ready, { facts });
  if (!edited.ok) return edited.message;
  const profile = readProfile(edited.value, ready);
  const advice = profile.ok ? advise(profile.value) : profile;
  return advice.ok ? optionOf(advice.value.verdict) : advice.message;
}

function onTop(subject: Subject, changes: readonly FactChange[]): string | null {
  const { advice, ready } = subject;
  const { profile } = advice.situation;
  const last = new Map(changes.map(({ fact, to }) => [fact, to]));
  const set = [...last].map(([fact, to]) => `${fact}=${Array.isArray(to) ? to.join(',') : String(to)}`);
  // An empty set cannot be said in one word.
  if (set.some((each) => each.endsWith('='))) return writtenInto(subject, changes);
  const after = applyOnTop(profile, { set }, { rulebook: ready.rulebook, assumptions: [] });
  if (after.faults.length > 0) return JSON.stringify(after.faults);
  const advised = adviseOn(ready.model, factsFrom(after.stated, ready.rulebook.facts), after.priorities);
  return advised === null ? 'nothing weighs' : optionOf(advised.verdict);
}
