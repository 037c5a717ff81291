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

const ahead = 'Where the other one is ahead in privacy, privacy that counts more speaks for it.';
const both =
  'Where requests, languages or pictures need both kinds, a mix has the best general quality as well.';
const busy =
  'At high volume strong closed models cost more a call than good enough ones; the weights alone keep the order.';
const ceiling = 'A rating or a weight is at the end of its scale, so that one more reason is lost there.';
const cheapHalf = 'Own machines, much volume or a test nearly passed make one half of a mix cheap.';
const fitted =
  'Where an open model is ahead in quality, tuned or tested, quality that counts more speaks for it.';
const floor = 'A closed API is at the floor of privacy already, so that one more reason against it is lost.';
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
const smallJob =
  'At high volume, what a call costs counts more for one small job, and one half of a mix is cheap.';

export const exceptions: readonly Exception[] = [
  exception(
    'acting-follows-instructions',
    CLOSED,
    SELF_HOSTED,
    'reads-records -> changes-things',
    9,
    ceiling,
  ),
  exception('best-at-one-without-tuning', CLOSED, MANAGED, 'good-enough -> task-best', 51, busy),
  exception('best-at-one-without-tuning', CLOSED, SELF_HOSTED, 'good-enough -> task-best', 84, busy),
  exception('best-quality-asked-for', CLOSED, MANAGED, 'unknown -> frontier', 4, passed),
  exception('best-quality-asked-for', CLOSED, SELF_HOSTED, 'unknown -> frontier', 4, passed),
  exception('best-quality-for-every-request', CLOSED, HYBRID, 'unknown -> frontier', 113, both),
  exception('best-quality-is-closed', CLOSED, MANAGED, 'good-enough -> frontier', 5, passed),
  exception('best-quality-is-closed', CLOSED, SELF_HOSTED, 'good-enough -> frontier', 5, passed),
  exception('boundary-draws-home', SELF_HOSTED, HYBRID, 'anywhere -> contracted-vendor', 14, ceiling),
  exception(
    'changes-inside-are-made-at-home',
    SELF_HOSTED,
    HYBRID,
    'fine-tuning -> architecture',
    25,
    ceiling,
  ),
  exception('cloud-contract-for-a-provider', MANAGED, SELF_HOSTED, '[none] -> [cloud-account]', 335, rented),
  exception('cloud-contract-for-an-api', CLOSED, SELF_HOSTED, '[none] -> [cloud-account]', 351, rented),
  exception('contract-covers-alike', MANAGED, CLOSED, 'anywhere -> contracted-vendor', 251, ahead),
  exception('done-once-needs-one-provider', MANAGED, HYBRID, 'running -> one-off', 61, keptWeights),
  exception('early-days-learn-fast', CLOSED, SELF_HOSTED, 'production -> prototype', 33, owned),
  exception('early-days-need-no-mix', CLOSED, HYBRID, 'production -> prototype', 8, ceiling),
  exception('harm-is-no-reason-to-host', MANAGED, SELF_HOSTED, 'low -> medium', 250, openness),
  exception('harm-is-no-reason-to-host', MANAGED, SELF_HOSTED, 'medium -> high', 633, openness),
  exception('harm-without-model-skills', CLOSED, SELF_HOSTED, 'low -> medium', 31, fitted),
  exception('harm-without-model-skills', CLOSED, SELF_HOSTED, 'medium -> high', 90, fitted),
  exception('one-job-wants-one-api', CLOSED, HYBRID, 'unknown -> narrow', 42, smallJob),
  exception('one-route-needs-one-contract', MANAGED, HYBRID, 'anywhere -> contracted-vendor', 146, ahead),
  exception('open-test-failed', CLOSED, HYBRID, 'untested -> not-enough', 14, ceiling),
  exception('open-test-passed', SELF_HOSTED, HYBRID, 'untested -> enough', 16, ceiling),
  exception('open-test-passed-at-a-provider', MANAGED, HYBRID, 'untested -> enough', 11, ceiling),
  exception('open-weights-run-in-every-region', MANAGED, CLOSED, 'own-region -> own-country', 40, floor),
  exception('operators-can-host', SELF_HOSTED, HYBRID, 'none -> part-time', 25, nobody),
  exception('price-rises-are-felt-at-scale', SELF_HOSTED, CLOSED, 'production -> scale', 5, peaks),
  exception(
    'provider-approved-besides',
    MANAGED,
    CLOSED,
    '[closed-api] -> [closed-api, open-managed]',
    150,
    settled,
  ),
  exception('providers-are-under-every-law', MANAGED, CLOSED, 'any -> own-region', 6, ahead),
  exception('providers-are-under-every-law', MANAGED, HYBRID, 'any -> own-region', 53, ahead),
  exception('sensitive-data-picks-its-provider', MANAGED, CLOSED, 'confidential -> restricted', 33, floor),
  exception('several-jobs-several-models', HYBRID, CLOSED, 'narrow -> mixed', 29, smallJob),
  exception('several-jobs-several-models', HYBRID, SELF_HOSTED, 'narrow -> mixed', 7, smallJob),
  exception('small-purse-builds-one-system', CLOSED, HYBRID, 'high -> medium', 124, cheapHalf),
  exception('small-purse-builds-one-system', CLOSED, HYBRID, 'medium -> low', 124, cheapHalf),
  exception('small-purse-known', CLOSED, HYBRID, 'unknown -> low', 36, cheapHalf),
  exception('tuning-at-a-provider', MANAGED, CLOSED, 'prompting -> fine-tuning', 4, ceiling),
  exception('tuning-wants-weights', SELF_HOSTED, CLOSED, 'fine-tuning -> architecture', 14, ceiling),
  exception(
    'two-stand-in-for-each-other',
    HYBRID,
    SELF_HOSTED,
    'best-effort -> business-hours',
    26,
    smallFast,
  ),
  exception('two-stand-in-for-each-other', HYBRID, SELF_HOSTED, 'business-hours -> always-on', 26, smallFast),
  exception('unskilled-run-no-two-kinds', MANAGED, HYBRID, 'skilled -> basic', 17, skillLost),
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
