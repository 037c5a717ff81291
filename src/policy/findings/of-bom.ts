import type { Waivable } from './common.ts';

/** A finding of the comparison with bills of materials. */
interface OfBom extends Waivable {
  readonly rule: 'bill-of-materials';
}

/** A model, or the service of a provider of models, that a bill of materials has and no profile declares. */
export interface BomUndeclared extends OfBom {
  readonly kind: 'bom-undeclared';
  readonly found: FoundInBom;
  /** What is declared, is in no bill of materials, and may be meant; null where nothing is. */
  readonly resembles: string | null;
  /** How many profiles the bill of materials is held against. */
  readonly profiles: number;
}

/** The name that the catalogue has for a model; null where it does not know it. */
export type FoundInBom =
  | { readonly kind: 'model'; readonly name: string; readonly known: string | null }
  | { readonly kind: 'service'; readonly name: string; readonly provider: string };

/** A declared model that no bill of materials of the profile has. */
export interface BomMissing extends OfBom {
  readonly kind: 'bom-missing';
  readonly system: string | null;
  readonly model: string;
  /** Then no service of a provider could be what is meant. */
  readonly isSelfHosted: boolean;
}

/** A bill of materials states another licence for a model than the catalogue. */
export interface BomLicenceDiffers extends OfBom {
  readonly kind: 'bom-licence';
  readonly model: string;
  readonly says: string;
  readonly known: string;
  /** False for free text, which may be another name of the same licence. */
  readonly isRecognised: boolean;
}

/** A bill of materials refers to another one that is not given. */
export interface BomLinked extends OfBom {
  readonly kind: 'bom-linked';
  readonly to: string;
}

/** A profile that no bill of materials of the run is held against. */
export interface NoBom extends OfBom {
  readonly kind: 'no-bom';
}

export type BomFinding = BomUndeclared | BomMissing | BomLicenceDiffers | BomLinked | NoBom;
