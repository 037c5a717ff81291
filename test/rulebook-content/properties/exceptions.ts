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

const approvedOne = 'Only a closed API is approved for the data, and under a contract privacy counts more.';
const both =
  'Where requests, languages or pictures need both kinds, a mix has the best general quality as well.';
const busy =
  'At high volume strong closed models cost more a call than good enough ones; the weights alone keep the order.';
const ceiling =
  'One of the two is at the ceiling or the floor of a criterion, so that one more reason is lost there.';
const cheapHalf = 'Own machines, much volume or a test nearly passed make one half of a mix cheap.';
const fitted =
  'Where an open model is ahead in quality, tuned or tested, quality that counts more speaks for it.';
const floor = 'A closed API is at the floor of privacy already, so that one more reason against it is lost.';
const halves =
  'A mix is half open, which a supervisor counts as a little; the second audit is rated from medium on.';
const keptWeights =
  'What a provider of weights that can be kept is ahead in counts less for work that is done once.';
const nobody =
  'Nobody knows models or runs servers: self-hosting is at the floor, so that help for it is lost.';
const openness =
  'Where mistakes harm people it counts a little that weights can be looked into, as the document says of opacity.';
const owned =
  'Own machines and work done once leave nothing to buy, so that early days cost self-hosting nothing.';
const passed = 'Where an open model passed the own test, quality can weigh more and speak for it.';
const peaks =
  'Peaks, or an idea nobody has tried, keep machines idle, so that cost which counts more speaks against them.';
const rented =
  'A cloud account also rents machines, which otherwise have to be found; services at the ceiling gain no more.';
const settled = 'With both approved, privacy is settled and counts less, whichever was ahead in it.';
const skillLost =
  'The provider loses the advantage of skill as the mix does, and the mix keeps what differing requests give it.';
const smallFast = "A small model on machines of one's own, tended around the clock, is ahead in speed.";
const steady =
  'An even load without a known volume keeps machines busy, so that they are not dearer than calls.';

export const exceptions: readonly Exception[] = [
  exception('acting-follows-instructions', CLOSED, MANAGED, 'reads-records -> changes-things', 4, ceiling),
  exception(
    'acting-follows-instructions',
    CLOSED,
    SELF_HOSTED,
    'reads-records -> changes-things',
    6,
    ceiling,
  ),
  exception('best-at-one-without-tuning', CLOSED, MANAGED, 'good-enough -> task-best', 35, busy),
  exception('best-at-one-without-tuning', CLOSED, SELF_HOSTED, 'good-enough -> task-best', 65, busy),
  exception('best-quality-for-every-request', CLOSED, HYBRID, 'unknown -> frontier', 175, both),
  exception('best-quality-is-closed', CLOSED, MANAGED, 'good-enough -> frontier', 4, passed),
  exception('best-quality-is-closed', CLOSED, SELF_HOSTED, 'good-enough -> frontier', 4, passed),
  exception('boundary-draws-home', SELF_HOSTED, HYBRID, 'anywhere -> contracted-vendor', 4, ceiling),
  exception('cloud-contract-for-a-provider', MANAGED, SELF_HOSTED, '[none] -> [cloud-account]', 335, rented),
  exception('cloud-contract-for-an-api', CLOSED, SELF_HOSTED, '[none] -> [cloud-account]', 395, rented),
  exception('contract-covers-alike', MANAGED, CLOSED, 'anywhere -> contracted-vendor', 197, approvedOne),
  exception('done-once-needs-one-provider', MANAGED, HYBRID, 'running -> one-off', 85, keptWeights),
  exception('early-days-learn-fast', CLOSED, SELF_HOSTED, 'production -> prototype', 38, owned),
  exception('harm-is-no-reason-to-host', MANAGED, SELF_HOSTED, 'low -> medium', 245, openness),
  exception('harm-is-no-reason-to-host', MANAGED, SELF_HOSTED, 'medium -> high', 642, openness),
  exception('harm-without-model-skills', CLOSED, SELF_HOSTED, 'low -> medium', 52, fitted),
  exception('harm-without-model-skills', CLOSED, SELF_HOSTED, 'medium -> high', 104, fitted),
  exception('many-steps-add-up-small-faults', CLOSED, MANAGED, 'checked -> unattended', 4, ceiling),
  exception('many-steps-add-up-small-faults', CLOSED, SELF_HOSTED, 'checked -> unattended', 6, ceiling),
  exception('one-job-wants-one-api', CLOSED, HYBRID, 'unknown -> narrow', 5, cheapHalf),
  exception(
    'one-route-needs-one-contract',
    MANAGED,
    HYBRID,
    'anywhere -> contracted-vendor',
    129,
    approvedOne,
  ),
  exception('open-test-better', SELF_HOSTED, CLOSED, 'not-enough -> nearly', 6, ceiling),
  exception('open-test-better-at-a-provider', MANAGED, CLOSED, 'not-enough -> nearly', 4, ceiling),
  exception('open-test-failed', CLOSED, HYBRID, 'untested -> not-enough', 41, ceiling),
  exception('open-test-failed', CLOSED, MANAGED, 'untested -> not-enough', 4, ceiling),
  exception('open-test-failed', CLOSED, SELF_HOSTED, 'untested -> not-enough', 6, ceiling),
  exception('open-test-passed', SELF_HOSTED, HYBRID, 'untested -> enough', 40, ceiling),
  exception('open-test-passed-at-a-provider', MANAGED, HYBRID, 'untested -> enough', 21, ceiling),
  exception('open-weights-run-in-every-region', MANAGED, CLOSED, 'own-region -> own-country', 59, floor),
  exception('operators-can-host', SELF_HOSTED, HYBRID, 'none -> part-time', 145, nobody),
  exception('price-rises-are-felt-at-scale', SELF_HOSTED, CLOSED, 'production -> scale', 5, peaks),
  exception(
    'provider-approved-besides',
    MANAGED,
    CLOSED,
    '[closed-api] -> [closed-api, open-managed]',
    258,
    settled,
  ),
  exception('providers-are-under-every-law', MANAGED, HYBRID, 'any -> own-region', 6, floor),
  exception('sensitive-data-picks-its-provider', MANAGED, CLOSED, 'confidential -> restricted', 49, floor),
  exception('sensitive-data-picks-its-provider', MANAGED, CLOSED, 'internal -> confidential', 6, floor),
  exception('small-purse-builds-one-system', CLOSED, HYBRID, 'high -> medium', 213, cheapHalf),
  exception('small-purse-builds-one-system', CLOSED, HYBRID, 'medium -> low', 202, cheapHalf),
  exception('small-purse-known', CLOSED, HYBRID, 'unknown -> low', 108, cheapHalf),
  exception('small-purse-known', CLOSED, SELF_HOSTED, 'unknown -> low', 72, cheapHalf),
  exception('small-purse-rents-no-machines', CLOSED, SELF_HOSTED, 'high -> medium', 81, steady),
  exception('small-purse-rents-no-machines', CLOSED, SELF_HOSTED, 'medium -> low', 72, steady),
  exception('small-purse-runs-one-system', MANAGED, HYBRID, 'high -> medium', 23, cheapHalf),
  exception('small-purse-runs-one-system', MANAGED, HYBRID, 'medium -> low', 23, cheapHalf),
  exception(
    'two-stand-in-for-each-other',
    HYBRID,
    SELF_HOSTED,
    'best-effort -> business-hours',
    26,
    smallFast,
  ),
  exception('two-stand-in-for-each-other', HYBRID, SELF_HOSTED, 'business-hours -> always-on', 26, smallFast),
  exception('two-suppliers-are-audited-twice', CLOSED, HYBRID, 'medium -> high', 301, halves),
  exception('unskilled-run-no-two-kinds', MANAGED, HYBRID, 'skilled -> basic', 13, skillLost),
  exception('volume-fills-machines', SELF_HOSTED, CLOSED, 'medium -> high', 12, peaks),
  exception('volume-fills-machines', SELF_HOSTED, MANAGED, 'medium -> high', 30, peaks),
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
