import { readRulebook } from '../../src/index.ts';
import { type Case, type Fields, fieldsOf, textOf } from './case.ts';
import { checkEvaluation, checkPages, checkSettled, checkVerdict } from './check-advice.ts';
import { checkCompare } from './check-compare.ts';
import { checkDiagnostics } from './check-diagnostics.ts';
import { checkEdits, commented } from './check-edits.ts';
import { checkFlips } from './check-flips.ts';
import { checkImpacts } from './check-impacts.ts';
import type { Kind } from './kind.ts';
import type { PlainRulebook } from './plain-rulebook.ts';
import { inventedProfile, inventedValue } from './profile.ts';
import { type Dice, oneIn, pick } from './random.ts';
import { inventedRulebook } from './rulebook.ts';
import { onShelf, SHELF, type Shelved } from './shelf.ts';
import { subjectOf } from './subject.ts';
import type { Tally } from './tally.ts';

const INVARIANTS = [
  'rules fire as the evaluator says',
  "weights are the evaluator's",
  "ratings are the evaluator's",
  "scores are the evaluator's",
  "exclusions are the evaluator's",
  'ranks are a permutation',
  'scores and bounds are 0 to 100',
  'bounds hold the score',
  'shares are 0 to 1',
  'the verdict is ranked first',
  'the verdict is the best option left',
  'the margin is the difference of scores',
  'no completion changes a settled verdict',
  'no completion scores beyond the bounds',
  'unsettled, with a witness',
  'every format names the verdict',
  'no raw control character',
  'no NaN, Infinity or undefined',
  'the same bytes twice',
  'a flip leads to another verdict',
  'a flip that is written into the profile leads where it says',
  'a flip by --set leads where it says',
  'the impact of a rule is what it changes',
  'compared with itself nothing differs',
  'a comparison reads the same backwards',
  'what is named as the cause leads to the other verdict',
  'an edit keeps facts and adds answers',
  'an edit keeps comments',
  'an edit keeps priorities',
  'an interview asks for what is unknown',
];

/** A rulebook that makes no sense, and profiles for it. */
export const invented: Kind = {
  name: 'invented',
  invariants: [...INVARIANTS, 'refused only where nothing weighs'],
  make: (dice) => {
    const rulebook = inventedRulebook(dice);
    return { 'rulebook.yaml': rulebook, ...profilesFor(plainOf(rulebook), dice) };
  },
  check: (files, tally, dice) => {
    const text = textOf(files, 'rulebook.yaml');
    const ready = readRulebook(text, 'rulebook.yaml');
    if (!ready.ok) {
      checkDiagnostics('rulebook.yaml', text, ready, tally);
      tally.count('rulebook refused');
      return;
    }
    checkAll({ plain: plainOf(fieldsOf(files['rulebook.yaml'])), ready: ready.value }, files, tally, dice);
  },
};

/** A rulebook of this repository, and profiles for it. */
export const shelf: Kind = {
  name: 'shelf',
  invariants: INVARIANTS,
  make: (dice) => {
    const name = pick(SHELF, dice);
    return { rulebook: name, ...profilesFor(onShelf(name).plain, dice) };
  },
  check: (files, tally, dice) => {
    const name = SHELF.find((each) => each === files.rulebook);
    if (name !== undefined) checkAll(onShelf(name), files, tally, dice);
  },
};

/** One that was made here has the form that it needs. */
function plainOf(rulebook: Fields): PlainRulebook {
  return JSON.parse(JSON.stringify(rulebook));
}

/** Two profiles that differ in some facts. */
function profilesFor(rulebook: PlainRulebook, dice: Dice): Case {
  const before = inventedProfile(rulebook, dice);
  let after: Fields = before;
  for (const [id, fact] of Object.entries(rulebook.facts)) {
    const [group = '', name = ''] = id.split('.');
    const value = oneIn(3, dice) ? null : inventedValue(fact, dice);
    if (oneIn(5, dice)) after = { ...after, [group]: { ...fieldsOf(after[group]), [name]: value } };
  }
  const layout = oneIn(4, dice) ? 'profile.json' : 'profile.yaml';
  return { [layout]: before, 'after.yaml': after };
}

function checkAll(rulebook: Shelved, files: Case, tally: Tally, dice: Dice): void {
  const [before, after] = ['profile.json' in files ? 'profile.json' : 'profile.yaml', 'after.yaml'].map(
    (name) => {
      const text = textOf(files, name);
      return subjectOf({ ...rulebook, tree: files[name] ?? null, text }, tally, dice);
    },
  );
  if (before == null) return;
  checkEvaluation(before);
  checkVerdict(before);
  checkSettled(before);
  checkFlips(before);
  checkImpacts(before);
  checkPages(before);
  checkEdits(before, 'profile.json' in files ? before.text : commented(before.text, dice));
  if (after != null) checkCompare(before, after);
}
