import type { FilePlace, SourceFile } from '../yaml/tree.ts';
import type { ModelName } from './model-name.ts';

/** What a bill of materials says, as far as a declaration of models can be held against it. */
export interface Bom {
  readonly file: SourceFile;
  readonly models: readonly BomModel[];
  readonly services: readonly BomService[];
  /** Other bills of materials that hold a part of this one. */
  readonly links: readonly BomLink[];
  /** Its identity as a Bom-Link has it, "uuid/version"; null where it states none. */
  readonly identity: string | null;
}

/** A machine-learning model among the components. */
export interface BomModel {
  readonly kind: 'model';
  /** As people are told of it. */
  readonly name: string;
  /** All that it is called. */
  readonly names: readonly ModelName[];
  readonly licences: readonly BomLicence[];
  readonly place: FilePlace;
}

/** A name from the list of SPDX, an expression of such names, or free text. */
export interface BomLicence {
  readonly kind: 'id' | 'expression' | 'name';
  readonly text: string;
  readonly place: FilePlace;
}

export interface BomService {
  readonly kind: 'service';
  readonly name: string;
  /** Who runs it; null where that is not told. */
  readonly provider: string | null;
  readonly endpoints: readonly string[];
  readonly place: FilePlace;
}

export interface BomLink {
  readonly to: string;
  readonly place: FilePlace;
}
