import type { Supply } from '../../catalog/option.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import { type Project, projectOf } from '../asked/project.ts';
import { acquisitionOf } from './hardware.ts';

/** Somebody who would run machines for a project, with the project as it is for them. */
export interface Host {
  readonly project: Project;
  /** Whether it is a provider that runs them for the team alone. */
  readonly isEndpoint: boolean;
  /** Whether GPUs that the team owns are left idle. */
  readonly leavesIdle: boolean;
}

/**
 * Who may run machines where models are supplied in one way: the team, with the GPUs that it owns or, since these may be
 * the wrong ones, as if it had none; the provider that serves weights which were tuned for one customer; nobody where
 * tokens are paid.
 */
export function hostsOf(supply: Supply, project: Project): readonly Host[] {
  if (supply === 'open-managed')
    return project.work.isTuned
      ? [{ project: atProvider(project), isEndpoint: true, leavesIdle: false }]
      : [];
  if (supply === 'closed-api') return [];
  const own = { project, isEndpoint: false, leavesIdle: false };
  return acquisitionOf(project) === 'owned' && saysWhich(project)
    ? [own, { project: withoutOwned(project), isEndpoint: false, leavesIdle: true }]
    : [own];
}

/** Whether anything is said of the GPUs that are owned: else they are taken to be what the work needs. */
function saysWhich({ assumed: { choices, stated } }: Project): boolean {
  return choices.gpu !== null || stated.has('gpu.count');
}

/** The same project with machines that a provider rents out for it alone: what the team has of its own does not count there. */
function atProvider(project: Project): Project {
  const { assumed: given, needs } = project;
  return {
    ...project,
    needs: { ...needs, ownsGpus: false, isOffline: false },
    assumed: { ...given, choices: { ...given.choices, commitment: 'rent', gpu: null } },
  };
}

/** The same project of a team that owns no GPU. */
export function withoutOwned({ assumed, load, needs, role }: Project): Project {
  return projectOf({ ...needs, ownsGpus: false }, role, load, owningNothing(assumed));
}

/** What a team states without the GPUs that it owns. Where it names their kind, figures of that kind go with it. */
function owningNothing({ choices, stated, values }: Assumed): Assumed {
  const dropped = new Set(choices.gpu === null ? ['gpu.count'] : OF_ITS_KIND);
  return {
    values: new Map([...values].filter(([id]) => !dropped.has(id))),
    stated: new Set([...stated].filter((id) => !dropped.has(id))),
    choices: { ...choices, commitment: choices.commitment === 'own' ? null : choices.commitment, gpu: null },
  };
}

const OF_ITS_KIND = [
  'gpu.count',
  'gpu.usd_per_hour',
  'gpu.hardware_usd',
  'gpu.watts',
  'replica.calls_per_second',
];
