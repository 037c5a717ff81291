import { isSameModel, mayBeSame } from '../bom/known-models.ts';
import { isNamed, mayBeNamed } from '../bom/known-providers.ts';
import { otherLicence } from '../bom/licences.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { FilePlace } from '../yaml/tree.ts';
import type { BomContents, Declared, FoundModel, FoundService } from './boms.ts';
import type {
  BomFinding,
  BomLicenceDiffers,
  BomLinked,
  BomMissing,
  BomUndeclared,
  NoBom,
} from './findings/of-bom.ts';
import type { Severity } from './policy.ts';
import { nameOf, type Subject } from './subject.ts';

/** Whether a declared model is in none of some bills of materials: neither itself nor the service of who sells it. */
export function isMissing(declared: Declared, boms: readonly BomContents[]): boolean {
  const { model } = declared;
  if (model === null) return false;
  return !boms.some(
    ({ models, services }) =>
      models.some((found) => isSameModel(found, model) && !(isSelfHosted(declared) && found.isSold)) ||
      services.some((found) => isOf(found, declared) || mayBeOf(found, declared)),
  );
}

/** Who runs a model himself uses no provider's service for it. */
function isSelfHosted({ decision }: Declared): boolean {
  return decision.chosen?.value === 'open-self-hosted';
}

/** Whether a system is declared to use a service; where it names no provider, whether that one sells its model. */
function isOf({ provider }: FoundService, declared: Declared): boolean {
  if (isSelfHosted(declared)) return false;
  if (declared.provider !== null) return isNamed(declared.provider, provider);
  return declared.model?.known?.offers.some((offer) => offer.provider === provider.id) ?? false;
}

function mayBeOf({ provider }: FoundService, declared: Declared): boolean {
  return !isSelfHosted(declared) && declared.provider !== null && mayBeNamed(declared.provider, provider);
}

/** What the profiles of a bill of materials declare together. */
export interface Scope {
  readonly declared: readonly Declared[];
  /** Those whose model is in no bill of materials; what is taken for one of them is taken out. */
  readonly missing: Set<Declared>;
  readonly profiles: number;
}

/** So many pairs of names are looked at for a likeness; beyond, nothing is like anything, which is the graver finding. */
const MOST_COMPARED = 1_000_000;

/** The models and services that a bill of materials has and no profile declares. */
export function undeclaredIn({ models, services }: BomContents, scope: Scope): readonly BomUndeclared[] {
  const unknown = models.filter(
    (found) => !scope.declared.some(({ model }) => model !== null && isSameModel(found, model)),
  );
  const isTooMuch = unknown.length * scope.missing.size > MOST_COMPARED;
  return [
    ...unknown.map((found) => undeclaredModel(found, isTooMuch ? null : takeLike(found, scope), scope)),
    ...services
      .filter((found) => !scope.declared.some((each) => isOf(found, each)))
      .map((found) => undeclaredService(found, scope)),
  ];
}

/** A declared model that may be meant by one that was found; each serves only once. */
function takeLike(found: FoundModel, { declared, missing }: Scope): string | null {
  const like = declared.find(
    (each) => missing.has(each) && each.model !== null && mayBeSame(found, each.model),
  );
  if (like === undefined) return null;
  missing.delete(like);
  return like.model?.stated.value ?? null;
}

function undeclaredModel(found: FoundModel, resembles: string | null, { profiles }: Scope): BomUndeclared {
  const { name, place } = found.in;
  return {
    ...about(place, resembles === null ? 'error' : 'warning'),
    kind: 'bom-undeclared',
    found: { kind: 'model', name, known: found.known?.name ?? null },
    resembles,
    profiles,
  };
}

function undeclaredService(found: FoundService, { declared, profiles }: Scope): BomUndeclared {
  const { name, place } = found.in;
  const resembles = declared.find((each) => mayBeOf(found, each))?.provider ?? null;
  return {
    ...about(place, resembles === null ? 'error' : 'warning'),
    kind: 'bom-undeclared',
    found: { kind: 'service', name, provider: found.provider.name },
    resembles,
    profiles,
  };
}

export function missingModel(declared: Declared): readonly BomMissing[] {
  const { subject, decision, model } = declared;
  if (model === null) return [];
  const place = { file: subject.file, at: model.stated.at };
  const system = decision.role?.value ?? null;
  const what = { system, model: model.stated.value, isSelfHosted: isSelfHosted(declared) };
  return [{ ...about(place, 'warning'), kind: 'bom-missing', ...what }];
}

/** Models of which a bill of materials states another licence than the catalogue. */
export function otherLicences({ models }: BomContents, { licences }: Catalog): readonly BomLicenceDiffers[] {
  return models.flatMap(({ known, in: component }): readonly BomLicenceDiffers[] => {
    if (known?.kind !== 'open' || component.kind !== 'model') return [];
    const other = otherLicence(component.licences, known.licence, licences);
    if (other === null) return [];
    const { says, isRecognised, at } = other;
    const base = about(at.place, isRecognised ? 'error' : 'warning');
    const { expression } = known.licence;
    return [{ ...base, kind: 'bom-licence', model: component.name, says, known: expression, isRecognised }];
  });
}

/** References to bills of materials that are not among those of the run. */
export function openLinks({ bom }: BomContents, boms: readonly BomContents[]): readonly BomLinked[] {
  const given = new Set(boms.map((each) => each.bom.identity));
  return bom.links.flatMap(({ to, place }): readonly BomLinked[] => {
    const link = /^urn:cdx:([^#]+)/i.exec(to)?.[1]?.toLowerCase();
    if (link !== undefined && given.has(link)) return [];
    return [{ ...about(place, link === undefined ? 'note' : 'warning'), kind: 'bom-linked', to }];
  });
}

export function noBom(subject: Subject): NoBom {
  return { ...about(nameOf(subject), 'note'), kind: 'no-bom' };
}

function about(place: FilePlace, severity: Severity) {
  const cause: BomFinding['cause'] = 'profile';
  return {
    rule: 'bill-of-materials',
    severity,
    cause,
    place,
    requiredBy: null,
    waiver: null,
    lapsed: null,
  } as const;
}
