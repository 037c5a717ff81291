import { assumptionInputs } from '../cost/asked/assumptions/inputs.ts';
import type { Priorities, Profile as ReadProfile } from '../profile/profile.ts';
import { readProfile as readProfileTree } from '../profile/read-profile.ts';
import { notedIn } from '../profile/unknown-note.ts';
import { factsFrom } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { SourceFile } from '../yaml/tree.ts';
import { builtInCatalog } from './catalog.ts';
import { readText } from './read-text.ts';
import type { Reading } from './result.ts';
import type { ReadyRulebook } from './rulebook.ts';

interface Inside {
  readonly profile: ReadProfile;
  readonly file: SourceFile;
}

/** What is known of a project, checked against a rulebook. Made by {@link readProfile}, and nothing else. */
export class Profile {
  /** The rulebook that it was checked against, by which it is advised on. */
  readonly rulebook: ReadyRulebook;
  /** What the project is called; null where the text does not say. */
  readonly name: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly links: readonly string[];
  /** What is stated, and what follows from stated numbers, by fact. A fact that is not in it is unknown. */
  readonly facts: Facts;
  /** How much the team cares about criteria beyond what the rules say; those that are not in it count as they are. */
  readonly priorities: Priorities;
  /** The facts that were asked for and nobody knew, so that {@link nextQuestion} does not ask for them again. */
  readonly unknown: readonly FactId[];
  readonly #inside: Inside;

  /** @internal */
  constructor(rulebook: ReadyRulebook, inside: Inside) {
    const { profile, file } = inside;
    this.rulebook = rulebook;
    this.name = profile.name?.value ?? null;
    this.description = profile.description;
    this.owner = profile.owner;
    this.links = profile.links;
    this.facts = factsFrom(profile.stated, rulebook.rulebook.facts);
    this.priorities = profile.priorities;
    const ids = rulebook.rulebook.facts.map((fact) => fact.id);
    const noted = notedIn(file.text);
    this.unknown = ids.filter((id) => noted.includes(id) && !this.facts.has(id));
    this.#inside = inside;
  }

  /** @internal */
  get inside(): Inside {
    return this.#inside;
  }
}

/**
 * Reads a profile and checks it against a rulebook.
 * @param text YAML or JSON: facts by group, and what else a profile may hold. Facts that it leaves out are unknown.
 * @param name what messages and reports call the text, such as its file name.
 */
export function readProfile(text: string, rulebook: ReadyRulebook, name = 'profile'): Reading<Profile> {
  const form = { rulebook: rulebook.rulebook, assumptions: assumptionInputs(builtInCatalog) };
  return readText(text, name, 'a profile', (tree, file) => {
    const read = readProfileTree(tree, form);
    return read.ok ? { ok: true, value: new Profile(rulebook, { profile: read.value, file }) } : read;
  });
}
