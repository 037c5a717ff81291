import type { Step } from './step.ts';

/** A step of an expectation that the rules may break, and why that can be defended. */
export interface Exception {
  readonly name: string;
  readonly option: string;
  readonly other: string;
  /** As the table of what breaks prints it, such as "low -> medium". */
  readonly step: string;
  /** On how many of the profiles it may break; at least on one, or the exception has to go. */
  readonly atMost: number;
  readonly reason: string;
}

const SELF_HOSTED = 'open-self-hosted';
const MANAGED = 'open-managed';
const CLOSED = 'closed-api';
const HYBRID = 'hybrid';

const passed = 'Where an open model passed the own test, quality can weigh more and speak for it.';
const nobody =
  'Nobody knows models or runs servers: self-hosting is at the floor, so that help for it is lost.';
const expert = 'Experts who tune a small model on machines of their own are as quick as a provider.';
const ceiling =
  'With plenty to tune on and one narrow task, open models are at the ceiling whatever the test said.';
const kept = 'The data may not leave, so that neither of the two can be chosen.';
const cheap = 'A small purse and a model for everything: self-hosting is dear at any stage.';

export const exceptions: readonly Exception[] = [
  exception('best-quality-is-closed', CLOSED, SELF_HOSTED, 'good-enough -> frontier', 50, passed),
  exception('best-quality-is-closed', CLOSED, MANAGED, 'good-enough -> frontier', 25, passed),
  exception('best-quality-asked-for', CLOSED, SELF_HOSTED, 'unknown -> frontier', 30, passed),
  exception('best-quality-asked-for', CLOSED, MANAGED, 'unknown -> frontier', 20, passed),
  exception('open-test-better', SELF_HOSTED, CLOSED, 'not-enough -> nearly', 5, ceiling),
  exception('open-test-failed', CLOSED, SELF_HOSTED, 'untested -> not-enough', 5, ceiling),
  exception('operators-can-host', SELF_HOSTED, HYBRID, 'none -> part-time', 350, nobody),
  exception('hurry-sets-up-no-machines', MANAGED, SELF_HOSTED, 'relaxed -> normal', 20, expert),
  exception('hurry-sets-up-no-machines', MANAGED, SELF_HOSTED, 'normal -> urgent', 20, expert),
  exception('sensitive-data-picks-its-provider', MANAGED, CLOSED, 'confidential -> restricted', 10, kept),
  exception('price-rises-are-felt-at-scale', SELF_HOSTED, CLOSED, 'production -> scale', 5, cheap),
  exception('machines-are-paid-for', SELF_HOSTED, HYBRID, '[none] -> [own-gpus]', 5, nobody),
  exception(
    'machines-beside-a-cloud-account',
    SELF_HOSTED,
    HYBRID,
    '[cloud-account] -> [own-gpus, cloud-account]',
    5,
    nobody,
  ),
];

function exception(
  name: string,
  option: string,
  other: string,
  step: string,
  atMost: number,
  reason: string,
): Exception {
  return { name, option, other, step, atMost, reason };
}

/** The exception for a step; null where it must always hold. */
export function exceptionOf({ expectation, text }: Step): Exception | null {
  const { name, option, other } = expectation;
  const isMeant = (each: Exception) =>
    each.name === name && each.option === option && each.other === other && each.step === text;
  return exceptions.find(isMeant) ?? null;
}
