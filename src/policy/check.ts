import type { Placed, Profile } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import { type Base, Bases, type Unchecked } from './bases.ts';
import type { BomRead, Boms } from './boms.ts';
import { checkVanished } from './check-bases.ts';
import { checkBoms } from './check-boms.ts';
import type { ProfileResult } from './check-report.ts';
import { type Against, checkSubject, couldApply } from './check-subject.ts';
import { checkVanishedRecords, type Recorded } from './drift.ts';
import type { Finding } from './finding.ts';
import { idleRules } from './idle-rules.ts';
import type { Waiver } from './policy.ts';
import { checkWaivers } from './shared-waivers.ts';
import type { CheckContext, Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import { type Someone, someoneOf } from './waivers.ts';
import { withBoms } from './with-boms.ts';

/** A profile file as it was found: read, or with what is wrong with it. */
export type ProfileInput =
  | {
      readonly kind: 'text';
      readonly file: SourceFile;
      /** Below the folder it was found in; null where there is none. */
      readonly path: string | null;
      /** As it is written; null where it has none, or where that cannot be read. */
      readonly name: string | null;
      readonly profile: Outcome<Profile>;
    }
  | {
      readonly kind: 'unread';
      readonly path: string;
      /** Below the folder it was found in; null where there is none. */
      readonly below: string | null;
      readonly message: string;
    };

/** Reads a profile when its turn has come. */
export type ProfileReader = () => ProfileInput;

export interface CheckOptions {
  /** The run is over all profiles that exist: a waiver that waives nothing is an error. */
  readonly complete: boolean;
  /** The profiles as of the target branch. */
  readonly bases: readonly Base[] | null;
  readonly baseline: Recorded | null;
  readonly boms: Boms | null;
  /** The report speaks of the advice on each profile: asking for it takes time. */
  readonly reportsAdvice: boolean;
  /** The verdicts are to be recorded, so what they rest on is kept. */
  readonly recordsVerdicts: boolean;
  /** Told after each profile. */
  readonly onProgress: (done: number) => void;
}

export interface CheckResult {
  readonly profiles: readonly ProfileResult[];
  /** The profiles that could be checked, where verdicts are to be recorded, or bills of materials held against them. */
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
  /** What was read of bills of materials. */
  readonly boms: readonly BomRead[];
}

/** Checks profiles one by one, in the order given; a broken one does not stop the others. Then what concerns all of them. */
export function checkProfiles(
  readers: readonly ProfileReader[],
  context: CheckContext,
  options: CheckOptions,
): CheckResult {
  const before: Before = { names: new Map(), someone: [], subjects: [], used: new Set() };
  const bases = options.bases === null ? null : new Bases(options.bases, readers.length);
  const profiles = readers.map((read, index): ProfileResult => {
    const input = read();
    const result = checkInput(input, before, context, { ...options, bases, used: before.used });
    if (result.kind !== 'checked') bases?.leaveOpen(uncheckedOf(input));
    options.onProgress(index + 1);
    return result;
  });
  const { baseline, boms, complete } = options;
  const { subjects, used } = before;
  const areAllRead = before.someone.length === readers.length;
  const vanished = bases === null ? NONE_VANISHED : checkVanished(bases, context, complete);
  for (const waiver of vanished.used) used.add(waiver);
  const listed = boms === null ? null : checkBoms(boms, subjects, areAllRead);
  const held =
    listed === null ? profiles : withBoms(profiles, listed, { today: context.today, complete, used });
  const run = {
    profiles: before.someone,
    used,
    complete: complete && areAllRead,
    couldApply: (waiver: Waiver) => couldApply(waiver, bases !== null, boms !== null),
  };
  return {
    profiles: held,
    subjects,
    findings: [
      ...vanished.findings,
      ...(baseline !== null && areAllRead ? checkVanishedRecords(baseline, before.someone, complete) : []),
      ...checkWaivers(context.policy.waivers, run, context.today),
      ...(run.complete ? idleRules(profiles, context.policy.rules) : []),
      ...(listed?.shared ?? []),
    ],
    boms: listed?.read ?? [],
  };
}

const NONE_VANISHED = { findings: [], used: [] };

/** What is kept of the profiles so far: little, since there may be ten thousand. */
interface Before {
  /** By what names are compared by. */
  readonly names: Map<string, string>;
  readonly someone: Someone[];
  readonly subjects: Subject[];
  readonly used: Set<Waiver>;
}

function uncheckedOf(input: ProfileInput): Unchecked {
  if (input.kind === 'unread') return { path: input.path, below: input.below, name: null };
  return { path: input.file.name, below: input.path, name: input.name };
}

type OneOptions = Omit<CheckOptions, 'bases'> & Against;

function checkInput(
  input: ProfileInput,
  before: Before,
  context: CheckContext,
  options: OneOptions,
): ProfileResult {
  if (input.kind === 'unread') return input;
  const { file, path, profile } = input;
  if (!profile.ok) return { kind: 'broken', file, problems: profile.problems };
  const { name } = profile.value;
  const other = name === null ? undefined : before.names.get(folded(name.value));
  if (name !== null && other !== undefined)
    return { kind: 'broken', file, problems: [sameName(name, other)] };
  const earlier = (key: string) =>
    (options.bases?.continuedBy({ key, path, file }) ?? []).flatMap((base) =>
      base.kind === 'read' ? [base.profile] : [],
    );
  const read = subjectOf(profile.value, { file, path }, earlier, context);
  if (!read.ok) return { kind: 'broken', file, problems: read.problems };
  const subject = read.value;
  before.names.set(subject.key, subject.name);
  before.someone.push(someoneOf(subject));
  if (options.recordsVerdicts || options.boms !== null) before.subjects.push(subject);
  return checkSubject(subject, context, options);
}

/** A profile is known by its name, so it needs one of its own. */
function sameName({ value, at }: Placed<string>, other: string): Problem {
  if (value === other) return { kind: 'duplicate-name', role: 'profile', name: value, at };
  const explanation = `"${value}" and "${other}" are one name: upper and lower case, blanks and invisible characters make no difference. Rename one of the two profiles.`;
  return { kind: 'clash', subject: 'name', explanation, at };
}
