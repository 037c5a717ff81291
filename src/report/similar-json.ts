import { round } from './json.ts';
import type { ReportedCase } from './similar-in.ts';

/** Documented decisions in situations like this one, for programs; null where none are told in the facts of the rulebook. */
export function similarJson(cases: readonly ReportedCase[] | null) {
  return cases?.map(caseJson) ?? null;
}

function caseJson({ agrees, decision, differs, likeness }: ReportedCase) {
  const { facts, readOff, ...told } = decision;
  return {
    ...told,
    likeness: round(likeness),
    agrees,
    differs: differs.map(({ fact, here, there }) => ({ fact, here, there })),
    read_off: readOff,
  };
}
