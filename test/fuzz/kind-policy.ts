import { readPolicy, readProfile, readRulebook } from '../../src/index.ts';
import { type Fields, fieldsOf, textOf } from './case.ts';
import { checkDiagnostics } from './check-diagnostics.ts';
import { checkFormats } from './check-formats.ts';
import { checkGuard } from './check-guard.ts';
import { checkProposals } from './check-proposals.ts';
import { checkRules, checkSensible, checkWaivers } from './check-rules.ts';
import type { Kind } from './kind.ts';
import type { PlainRulebook } from './plain-rulebook.ts';
import { inventedDecision, inventedOwn, inventedPolicy } from './policy.ts';
import { reportFor } from './policy-run.ts';
import { inventedProfile } from './profile.ts';
import { oneIn, pick } from './random.ts';
import { inventedRulebook } from './rulebook.ts';
import { onShelf } from './shelf.ts';

/** A policy, a profile, and the profile as it was. */
export const policies: Kind = {
  name: 'policies',
  invariants: [
    'a rule stands as every assignment of its facts says',
    'a rule that is accepted can apply and be violated',
    'a rule that can never apply or be violated is refused',
    'what every profile must state is missed where it is unknown',
    'a rule is as severe as its day says',
    'waived and not waived are all',
    'a waiver lifts what it names while it counts',
    'a guarded fact is loosened as every assignment says',
    'a proposal puts its rule right',
    'a proposal breaks no other rule',
    'formats agree on the exit code',
    'formats agree on the number of findings',
    'no raw control character',
  ],
  make: (dice) => {
    const tree = inventedRulebook(dice);
    const read = readRulebook(JSON.stringify(tree));
    const { plain, ready } = read.ok ? { plain: plainOf(tree), ready: read.value } : onShelf('sample');
    const profile = (): Fields => ({
      ...inventedProfile(plain, dice),
      owner: pick(['otter', 'Ada', null], dice),
      ...inventedDecision(ready.rulebook, dice),
      ...inventedOwn(dice),
    });
    const now = profile();
    const before = oneIn(2, dice) ? profile() : { ...now, ...inventedProfile(plain, dice) };
    return {
      'rulebook.yaml': read.ok ? tree : '',
      'policy.yaml': inventedPolicy(ready.rulebook, dice),
      'profile.yaml': now,
      'before.yaml': before,
    };
  },
  check: (files, tally) => {
    const own = files['rulebook.yaml'] === '' ? null : readRulebook(textOf(files, 'rulebook.yaml'));
    if (own?.ok === false) {
      tally.count('rulebook refused');
      return;
    }
    const ready = own === null ? onShelf('sample').ready : own.value;
    const policy = readPolicy(textOf(files, 'policy.yaml'), ready, 'policy.yaml');
    checkDiagnostics('policy.yaml', textOf(files, 'policy.yaml'), policy, tally);
    const tree = fieldsOf(files['policy.yaml']);
    checkSensible(tree, policy, ready.rulebook, tally);
    const profiles = ['profile.yaml', 'before.yaml'].map((name) =>
      readProfile(textOf(files, name), ready, name),
    );
    if (!policy.ok || profiles.some(({ ok }) => !ok)) {
      tally.count('policy or profile refused');
      return;
    }
    const run = {
      ready,
      policy: tree,
      profile: fieldsOf(files['profile.yaml']),
      before: fieldsOf(files['before.yaml']),
      plain: own === null ? onShelf('sample').plain : plainOf(fieldsOf(files['rulebook.yaml'])),
    };
    if (reportFor(run).profiles.some(({ kind }) => kind !== 'checked')) {
      tally.count('profile that cannot be checked');
      return;
    }
    checkRules(run, tally);
    checkWaivers(run, tally);
    checkGuard(run, tally);
    checkProposals(run, tally);
    checkFormats(run, tally);
  },
};

function plainOf(rulebook: Fields): PlainRulebook {
  return JSON.parse(JSON.stringify(rulebook));
}
