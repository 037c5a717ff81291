import { stringify } from 'yaml';
import { compareJson } from '../../src/commands/compare/json.ts';
import type { Difference } from '../../src/commands/compare/report.ts';
import { optionOf } from '../../src/engine/advice.ts';
import { advise, compare, readProfile, readReport, renderRecommendation } from '../../src/index.ts';
import { jsonText } from '../../src/layout/json-text.ts';
import type { Fields, Json } from './case.ts';
import { fieldsOf } from './case.ts';
import { checkLetters } from './check-advice.ts';
import type { Subject } from './subject.ts';

/** That a comparison with itself is empty, that it reads the same backwards, and that what it names as the cause is one. */
export function checkCompare(before: Subject, after: Subject): void {
  const { tally } = before;
  const report = readReport(renderRecommendation(before.advice, 'json'));
  for (const side of [before.advice, ...(report.ok ? [report.value] : [])]) {
    const { cause, facts, priorities } = compare(side, before.advice);
    tally.same(
      'compared with itself nothing differs',
      [facts, priorities, cause],
      [[], [], { kind: 'same-verdict' }],
    );
  }
  tally.holds('a recorded report can be read', report.ok, () => (report.ok ? '' : report.message));
  const [there, back] = [compare(before.advice, after.advice), compare(after.advice, before.advice)];
  const plainly = (differences: readonly Difference[]) =>
    differences.map(({ kind, from, to, ...rest }) => ({
      what: 'fact' in rest ? rest.fact : 'criterion' in rest ? rest.criterion : rest.assumption,
      kind,
      from,
      to,
    }));
  const sorted = (all: readonly { readonly what: string }[]) =>
    all.toSorted((a, b) => (a.what < b.what ? -1 : 1));
  tally.same(
    'a comparison reads the same backwards',
    sorted(plainly([...there.facts, ...there.priorities])),
    sorted(
      plainly(
        [...back.facts, ...back.priorities].map(
          (each) => ({ ...each, from: each.to, to: each.from }) as Difference,
        ),
      ),
    ),
  );
  checkLetters(jsonText(compareJson(there)), 'comparison', before);
  const { cause } = there;
  tally.same(
    'a verdict that differs has a cause',
    cause.kind === 'same-verdict',
    before.report.verdict.option === after.report.verdict.option,
  );
  if (!('sets' in cause)) {
    tally.count(`cause: ${cause.kind}`);
    return;
  }
  for (const set of cause.sets.slice(0, 3)) {
    if (set.some((each) => each.kind === 'fact' && each.origin === 'derived')) {
      tally.count('cause that names what follows from numbers');
      continue;
    }
    tally.same(
      'what is named as the cause leads to the other verdict',
      verdictWith(before, set),
      after.report.verdict.option,
      JSON.stringify(set),
    );
  }
}

/** The verdict on a profile once some differences are written into its tree. */
function verdictWith({ ready, tree }: Subject, set: readonly Difference[]): string | null {
  const changed = set.reduce<Fields>((profile, difference) => {
    if (difference.kind === 'priority')
      return put(profile, 'priorities', difference.criterion, difference.to);
    if (difference.kind !== 'fact') return profile;
    const [group = '', name = ''] = difference.fact.split('.');
    return put(profile, group, name, difference.to);
  }, fieldsOf(tree));
  const read = readProfile(stringify(changed), ready);
  const advice = read.ok ? advise(read.value) : read;
  return advice.ok ? optionOf(advice.value.verdict) : advice.message;
}

function put(profile: Fields, group: string, name: string, value: Json): Fields {
  return { ...profile, [group]: { ...fieldsOf(profile[group]), [name]: value } };
}
