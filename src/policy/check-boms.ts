import { KnownModels } from '../bom/known-models.ts';
import { isMissing, missingModel, noBom, openLinks, otherLicences, undeclaredIn } from './bom-findings.ts';
import { type BomContents, type BomRead, type Boms, contentsOf, type Declared, declaredBy } from './boms.ts';
import type { BomFinding } from './findings/of-bom.ts';
import type { Subject } from './subject.ts';

/** What bills of materials and the profiles that they belong to say differently. */
export interface BomCheck {
  /** On one profile each. */
  readonly of: ReadonlyMap<Subject, readonly BomFinding[]>;
  /** On several profiles together. */
  readonly shared: readonly BomFinding[];
  readonly read: readonly BomRead[];
}

/**
 * Holds bills of materials against what profiles declare.
 * @param areAllRead whether every profile of the run could be read: else nobody knows what all together declare.
 */
export function checkBoms(boms: Boms, subjects: readonly Subject[], areAllRead: boolean): BomCheck {
  const models = new KnownModels(boms.catalog);
  const contents = boms.each.map((given) => contentsOf(given, models, boms.catalog));
  const sides = subjects.map((subject): Side => {
    const own = contents.filter((each) => doesCover(each, subject));
    return { subject, boms: own, declared: declaredBy(subject, models) };
  });
  const missing = new Set(sides.flatMap(missingOf));
  const found = contents.map((each) => {
    const covered = sides.filter((side) => side.boms.includes(each));
    const isWhole = each.covers === null ? areAllRead : covered.length === each.covers.size;
    const declared = covered.flatMap((side) => side.declared);
    const findings = [
      ...(isWhole ? undeclaredIn(each, { declared, missing, profiles: covered.length }) : []),
      ...otherLicences(each, boms.catalog),
      ...openLinks(each, contents),
    ];
    const [only, ...others] = covered;
    return { subject: others.length === 0 ? (only?.subject ?? null) : null, findings };
  });
  const inBoms = (of: Subject | null) =>
    eachOnce(found.flatMap(({ subject, findings }) => (subject === of ? findings : [])));
  return {
    of: new Map(sides.map((side) => [side.subject, [...inBoms(side.subject), ...ownOf(side, missing)]])),
    shared: inBoms(null),
    read: contents.map(({ read }) => read),
  };
}

/** A profile, what it declares, and the bills of materials that it is held against. */
interface Side {
  readonly subject: Subject;
  readonly boms: readonly BomContents[];
  readonly declared: readonly Declared[];
}

function doesCover({ covers }: BomContents, { file }: Subject): boolean {
  return covers === null || covers.has(file.name);
}

function missingOf({ boms, declared }: Side): readonly Declared[] {
  return boms.length === 0 ? [] : declared.filter((each) => isMissing(each, boms));
}

/** What stands in the profile itself. */
function ownOf({ subject, boms, declared }: Side, missing: ReadonlySet<Declared>): readonly BomFinding[] {
  if (boms.length === 0) return [noBom(subject)];
  return declared.filter((each) => missing.has(each)).flatMap(missingModel);
}

/** Several bills of materials may have the same. */
function eachOnce(findings: readonly BomFinding[]): readonly BomFinding[] {
  const first = new Map<string, BomFinding>();
  for (const finding of findings) {
    const key = JSON.stringify({ ...finding, place: null });
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}
