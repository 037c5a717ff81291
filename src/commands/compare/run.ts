import { estimatorsOf } from '../../cost/answers/estimators.ts';
import type { Model } from '../../engine/model.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import type { Profile } from '../../profile/profile.ts';
import { readProfile } from '../../profile/read-profile.ts';
import { compileLoaded, situationOf } from '../../report/situation.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import type { Outcome as Read } from '../../yaml/problem.ts';
import type { SourceFile, Tree } from '../../yaml/tree.ts';
import type { Inputs } from '../clashes.ts';
import { type Shown, shownAs } from '../formats.ts';
import { type Loaded, loadRulebook, loadSource, sha256 } from '../load.ts';
import { loadSituation } from '../load-situation.ts';
import { profileForm } from '../profile-form.ts';
import { fileSource, findProfile, noProfileMessage } from '../profile-source.ts';
import { report } from '../report.ts';
import { compareBlocks } from './blocks.ts';
import { compareReportOf } from './cause.ts';
import type { CompareOptions } from './command.ts';
import { compareJson } from './json.ts';
import { optionsBlocks } from './options/blocks.ts';
import { optionsJson } from './options/json.ts';
import { optionsNamed } from './options/names.ts';
import { optionsReportOf } from './options/side-by-side.ts';
import { isEmpty, looksLikeReport, readReport, reportText } from './recorded-report.ts';
import type { RecordedReport } from './recorded-report-schema.ts';
import type { CompareReport } from './report.ts';
import { type Compared, comparedProfile, comparedReport } from './side.ts';

/** Shows what differs between two profiles or reports, or between two options of one profile. */
export function run(
  first: string | undefined,
  b: string | undefined,
  options: CompareOptions,
): Promise<void> {
  const a = first ?? (options.options === undefined ? null : findProfile(false));
  const inputs: Inputs = [
    ['the first file', a ?? undefined],
    ['the second file', b],
    ['the rulebook', options.rules],
  ];
  return report(options, inputs, async () => {
    if (a === null)
      return { ok: false, message: options.options === undefined ? TWO_FILES : noProfileMessage() };
    if (options.options !== undefined)
      return b === undefined ? optionsOf(a, options.options, options) : { ok: false, message: ONE_PROFILE };
    if (b === undefined) return { ok: false, message: TWO_FILES };
    const compared = await comparedOf(a, b, options.rules);
    if (!compared.ok) return compared;
    return shownAs(compared.value, compareBlocks, compareJson);
  });
}

const ONE_PROFILE = '--options compares two options of one profile: leave the second file out.';
const TWO_FILES =
  'Two files are compared, or one profile with --options, as in --options closed-api,open-managed.';

async function optionsOf(
  path: string,
  named: string,
  options: { readonly rules?: string },
): Promise<Loaded<Shown>> {
  const situation = await loadSituation(fileSource(path), options);
  if (!situation.ok) return situation;
  const known = situation.value.loaded.rulebook.options.map(({ id }) => id);
  const pair = optionsNamed(named, known);
  if (!pair.ok) return pair;
  return shownAs(optionsReportOf(situation.value, pair.value), optionsBlocks, optionsJson);
}

async function comparedOf(a: string, b: string, rules: string | undefined): Promise<Loaded<CompareReport>> {
  const rulebook = await loadRulebook(rules);
  if (!rulebook.ok) return rulebook;
  const model = compileLoaded(rulebook.value);
  const before = loadCompared(a, rulebook.value, model);
  const after = loadCompared(b, rulebook.value, model);
  if (before.ok && after.ok) {
    const estimatorFor = estimatorsOf(rulebook.value.rulebook, builtInModelFacts);
    const report = compareReportOf(before.value, after.value, rulebook.value, model, estimatorFor);
    return { ok: true, value: report };
  }
  const messages = [before, after].flatMap((side) => (side.ok ? [] : [side.message]));
  return { ok: false, message: messages.join('\n\n') };
}

const EITHER = 'a profile or a report';

type Comparable = { readonly file: SourceFile } & (
  | { readonly kind: 'report'; readonly recorded: RecordedReport }
  | { readonly kind: 'profile'; readonly profile: Profile }
);

function loadCompared(path: string, loaded: LoadedRulebook, model: Model): Loaded<Compared> {
  const read = (tree: Tree, file: SourceFile) => readComparable(tree, file, loaded);
  const source = loadSource(path, EITHER, read, reportText);
  if (!source.ok) return source;
  const { file } = source.value;
  if (source.value.kind === 'report')
    return { ok: true, value: comparedReport(source.value.recorded, file.name) };
  const named = { name: file.name, sha256: () => sha256(file.text) };
  const situation = situationOf(loaded, source.value.profile, named, builtInModelFacts, model);
  return situation.ok ? { ok: true, value: comparedProfile(situation.value) } : situation;
}

function readComparable(tree: Tree, file: SourceFile, { rulebook }: LoadedRulebook): Read<Comparable> {
  if (looksLikeReport(tree)) {
    const report = readReport(tree);
    return report.ok ? { ok: true, value: { kind: 'report', recorded: report.value, file } } : report;
  }
  if (isEmpty(tree)) return { ok: false, problems: [{ kind: 'empty', what: EITHER, at: tree.at }] };
  const profile = readProfile(tree, profileForm(rulebook));
  return profile.ok ? { ok: true, value: { kind: 'profile', profile: profile.value, file } } : profile;
}
