import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InterviewOptions } from '../../src/commands/interview/command.ts';
import { Draft } from '../../src/commands/interview/draft.ts';
import { Questioning } from '../../src/commands/interview/questioning.ts';
import { loadProfile } from '../../src/commands/load.ts';
import type { Outcome } from '../../src/commands/outcome.ts';
import { recommendFor } from '../../src/commands/recommend/run.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import type { Heading } from '../../src/io/prompts.ts';
import type { Profile } from '../../src/profile/profile.ts';
import { rulebook } from '../rulebook-content/built-in.ts';
import type { Person } from './people.ts';
import { answersOf, type Move, type Script, Scripted } from './scripted.ts';

/** An interview by the built-in rulebook from its first question to its report. */
export interface Whole {
  readonly outcome: Outcome;
  readonly prompts: Scripted;
  /** Where the answers are to be saved. */
  readonly file: string;
}

export async function interviewWhole(
  script: Script,
  given: Partial<InterviewOptions> = {},
  file = join(mkdtempSync(join(tmpdir(), 'advisor-')), 'advisor.yaml'),
): Promise<Whole> {
  const loaded = builtInRulebook();
  const options: InterviewOptions = { color: false, save: file, ...given };
  const from = options.from === undefined ? null : loadProfile(options.from, loaded.rulebook);
  if (from !== null && !from.ok) throw new Error(from.message);
  const prompts = new Scripted(script);
  const draft = new Draft(loaded, from?.value ?? null, false);
  const talk = new Questioning(draft, options, prompts, async (with_, profile, length, asked) =>
    recommendFor(with_, profile, length, asked, '2026-11-26'),
  );
  return { outcome: await talk.run(), prompts, file };
}

/** Says what a person knows, names the project, and takes the first entry of all else. */
export function scriptOf(person: Person, gpus: readonly Move[] = []): Script {
  const answers = answersOf(rulebook, person);
  const left = [...gpus];
  return (heading, nth) => {
    if (heading.question.includes('project called')) return { type: 'letters' };
    if (heading.question.includes('one sentence')) return { type: 'Drafts letters.' };
    if (heading.progress?.startsWith('About your graphics')) return left.shift() ?? lastResort(heading);
    return answers(heading, nth);
  };
}

function lastResort({ progress }: Heading): Move {
  return progress?.endsWith('1 of 2') === true ? { pick: 'Another kind' } : { type: '' };
}

export function profileIn(file: string): Profile {
  const read = loadProfile(file, builtInRulebook().rulebook);
  if (!read.ok) throw new Error(`${read.message}\n${readFileSync(file, 'utf8')}`);
  return read.value.profile;
}

/** What a profile says, without the places at which it says so. */
export function saidIn({ assumptions, description, name, priorities, stated }: Profile) {
  return {
    name: name?.value,
    description,
    facts: Object.fromEntries([...stated].map(([id, { value }]) => [id, value])),
    priorities: Object.fromEntries(priorities),
    assumptions: Object.fromEntries(assumptions),
  };
}
