import type { FactId } from '../rulebook/fact.ts';
import type {
  BaseUnreadable,
  Loosened,
  NoBase,
  PartChanged,
  ProfileMissing,
  Vanished,
} from './findings/of-base.ts';
import type {
  NotRecorded,
  OtherRulebook,
  RecordVanished,
  Upgraded,
  VerdictChanged,
} from './findings/of-baseline.ts';
import type { BomFinding } from './findings/of-bom.ts';
import type { Contradicted, NearMiss, RuleIdle, Undecided, Unstated, Violated } from './findings/of-rule.ts';
import type { WaiverEnds, WaiverIdle } from './findings/of-waiver.ts';
import type { Waiver } from './policy.ts';

export type Finding =
  | Violated
  | Undecided
  | Unstated
  | Loosened
  | PartChanged
  | Vanished
  | VerdictChanged
  | NotRecorded
  | NoBase
  | NearMiss
  | Contradicted
  | BaseUnreadable
  | ProfileMissing
  | WaiverEnds
  | WaiverIdle
  | RecordVanished
  | Upgraded
  | OtherRulebook
  | BomFinding
  | RuleIdle;

/** The waiver that lifts a finding; null where none does. */
export function waiverOf(finding: Finding): Waiver | null {
  return 'waiver' in finding ? finding.waiver : null;
}

/** The role of the system that a finding is about; null where it is about the whole profile. */
export function systemOf(finding: Finding): string | null {
  return 'system' in finding ? finding.system : null;
}

/** The model or service in a bill of materials that a finding is about; null for other findings. */
export function componentOf(finding: Finding): string | null {
  switch (finding.kind) {
    case 'bom-undeclared':
      return finding.found.name;
    case 'bom-missing':
    case 'bom-licence':
      return finding.model;
    case 'bom-linked':
      return finding.to;
    default:
      return null;
  }
}

/** The fact, or other part of a profile, to which a finding points, for tools that recognise it again. */
export function factOf(finding: Finding): FactId | null {
  switch (finding.kind) {
    case 'violated':
      return finding.facts[0]?.fact ?? null;
    case 'undecided':
      return finding.unknown[0]?.fact ?? null;
    case 'unstated':
      return finding.fact.fact;
    case 'loosened':
    case 'near-miss':
    case 'contradicted':
      return finding.fact;
    case 'part-changed':
      return finding.part;
    default:
      return null;
  }
}
