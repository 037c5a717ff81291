import { estimatorsOf } from '../../cost/answers/estimators.ts';
import { needsOf } from '../../cost/asked/needs.ts';
import { priorityFactors } from '../../engine/priorities.ts';
import { knownAfter, type Step, statedAfter, unknownAfter } from '../../interview/interview.ts';
import { Session } from '../../interview/session.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import type { Assumed, Priorities } from '../../profile/profile.ts';
import { notedIn } from '../../profile/unknown-note.ts';
import { editProfile } from '../../profile/write-into.ts';
import { type Contents, profileText } from '../../profile/write-new.ts';
import { compileLoaded } from '../../report/situation.ts';
import type { Stated } from '../../rulebook/facts.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import type { LoadedProfile } from '../load.ts';
import { assumptionsOf, type OwnGpus } from './own-gpus.ts';

/** All that was said so far, and the profile that it makes. */
export class Draft {
  readonly loaded: LoadedRulebook;
  readonly session: Session;
  name: string | null;
  description: string | null;
  private readonly from: LoadedProfile | null;
  private chosen: Priorities;
  private ownGpus: OwnGpus | null = null;

  constructor(loaded: LoadedRulebook, from: LoadedProfile | null, all: boolean) {
    this.loaded = loaded;
    this.from = from;
    this.name = from?.profile.name?.value ?? null;
    this.description = from?.profile.description ?? null;
    this.chosen = from?.profile.priorities ?? new Map();
    const given = from?.profile.stated ?? new Map();
    const factors = priorityFactors(loaded.rulebook, this.chosen);
    const interview = { model: compileLoaded(loaded), factors, estimator: this.estimator(), given, all };
    this.session = new Session(interview, this.stepsBefore(given));
  }

  get priorities(): Priorities {
    return this.chosen;
  }

  set priorities(priorities: Priorities) {
    this.chosen = priorities;
    this.session.change({ factors: priorityFactors(this.loaded.rulebook, priorities) });
  }

  get gpus(): OwnGpus | null {
    return this.ownGpus;
  }

  set gpus(gpus: OwnGpus | null) {
    this.ownGpus = gpus;
    this.session.change({ estimator: this.estimator() });
  }

  /** Whether it is left to ask which GPUs somebody has: they have some, and no file says which. */
  get hasUnnamedGpus(): boolean {
    const { interview, steps } = this.session;
    const isNamed = this.from?.profile.assumptions.has('gpu.kind') === true;
    return interview.estimator !== null && !isNamed && needsOf(knownAfter(interview, steps)).ownsGpus;
  }

  /** The answers as a profile: in the text they started from, else in a new one. */
  text(state: 'finished' | 'unfinished'): string {
    const { interview, steps } = this.session;
    const unknown = state === 'finished' ? [] : unknownAfter(interview, steps);
    const about = { name: this.name, description: this.description, assumptions: this.newAssumptions() };
    const contents = {
      stated: statedAfter(interview, steps),
      priorities: this.chosen,
      unknown,
      about,
    };
    if (this.from === null) return profileText(this.loaded.rulebook, contents, 'brief');
    return editProfile(this.from.file.text, this.loaded.rulebook, newIn(this.from, contents, this.derived()));
  }

  /** What was asked in an interview that this one goes on from, and was not known. */
  private stepsBefore(given: Stated): readonly Step[] {
    const noted = this.from === null ? [] : notedIn(this.from.file.text);
    const { facts } = this.loaded.rulebook;
    const unknown = noted.filter((id) => !given.has(id) && facts.some((fact) => fact.id === id));
    return unknown.map((fact): Step => ({ fact, answer: { kind: 'unknown' } }));
  }

  private estimator() {
    const given: ReadonlyMap<string, Assumed> = this.from?.profile.assumptions ?? new Map();
    const own = this.ownGpus === null ? [] : assumptionsOf(this.ownGpus);
    const assumptions = new Map([...given, ...own]);
    return estimatorsOf(this.loaded.rulebook, builtInModelFacts)({ assumptions });
  }

  private newAssumptions(): ReadonlyMap<string, Assumed> {
    return this.ownGpus !== null && this.hasUnnamedGpus ? assumptionsOf(this.ownGpus) : new Map();
  }

  private derived(): Stated {
    const { interview, steps } = this.session;
    return knownAfter(interview, steps);
  }
}

/** What a profile does not say yet, or says otherwise. What now follows from numbers there follows from them. */
function newIn({ profile }: LoadedProfile, contents: Contents, derived: Stated): Contents {
  const { about, priorities, stated } = contents;
  const isNew = (fact: string, value: unknown) => !Object.is(profile.stated.get(fact)?.value, value);
  const followed = [...derived].filter(([fact]) => profile.stated.has(fact) && !stated.has(fact));
  return {
    ...contents,
    stated: new Map([...stated, ...followed].filter(([fact, { value }]) => isNew(fact, value))),
    priorities: new Map([...priorities].filter(([id, value]) => profile.priorities.get(id) !== value)),
    ...(about === undefined
      ? {}
      : {
          about: {
            ...about,
            name: about.name === profile.name?.value ? null : about.name,
            description: about.description === profile.description ? null : about.description,
          },
        }),
  };
}
