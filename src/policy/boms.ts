import type { Bom, BomModel, BomService } from '../bom/bom.ts';
import type { KnownModels, NamedModel } from '../bom/known-models.ts';
import { type KnownProvider, providerOf } from '../bom/known-providers.ts';
import { modelName } from '../bom/model-name.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Decision, Placed } from '../profile/profile.ts';
import type { Subject } from './subject.ts';

/** The bills of materials of a run. */
export interface Boms {
  readonly each: readonly GivenBom[];
  readonly catalog: Catalog;
}

export interface GivenBom {
  readonly bom: Bom;
  /** The names of the files of the profiles that it is held against; null: all of the run, together. */
  readonly covers: ReadonlySet<string> | null;
}

/** What was read of one, for a report. */
export interface BomRead {
  readonly path: string;
  readonly models: number;
  /** Of providers of models. */
  readonly services: number;
  readonly otherServices: number;
}

/** A model in a bill of materials: a component, or a service that has its name. */
export interface FoundModel extends NamedModel {
  readonly in: BomModel | BomService;
  /** Whether a provider of models runs it as a service. */
  readonly isSold: boolean;
}

/** A service in a bill of materials, and the provider of models who runs it. */
export interface FoundService {
  readonly provider: KnownProvider;
  readonly in: BomService;
}

/** A bill of materials, as far as it matters for what is declared: each model and each provider once. */
export interface BomContents extends GivenBom {
  readonly models: readonly FoundModel[];
  readonly services: readonly FoundService[];
  readonly read: BomRead;
}

/** What one system of a profile declares. */
export interface Declared {
  readonly subject: Subject;
  readonly decision: Decision;
  readonly model: DeclaredModel | null;
  readonly provider: string | null;
}

export interface DeclaredModel extends NamedModel {
  readonly stated: Placed<string>;
}

/** What is in a bill of materials. */
export function contentsOf(given: GivenBom, models: KnownModels, catalog: Catalog): BomContents {
  const { file, models: components, services } = given.bom;
  const found = components.map(
    (each): FoundModel => ({ ...models.find(each.names), in: each, isSold: false }),
  );
  const sold = services.flatMap((each): readonly FoundService[] => {
    const provider = providerOf(each, catalog);
    return provider === null ? [] : [{ provider, in: each }];
  });
  const named = services
    .map((each): FoundModel => {
      const isSold = sold.some((one) => one.in === each);
      return { ...models.find([modelName(each.name)]), in: each, isSold };
    })
    .filter(({ known }) => known !== null)
    .toSorted((a, b) => Number(a.isSold) - Number(b.isSold));
  return {
    ...given,
    models: eachOnce([...found, ...named], modelKey),
    services: eachOnce(sold, ({ provider }) => provider.id),
    read: {
      path: file.name,
      models: found.length,
      services: sold.length,
      otherServices: services.length - sold.length,
    },
  };
}

/** What models that are the same have in common. */
function modelKey({ known, names }: NamedModel): string {
  if (known !== null) return `known ${known.id}`;
  return names.map(({ owner, key }) => `${owner ?? ''}/${key}`).join(' ');
}

function eachOnce<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  return [...first.values()];
}

/** What the systems of a profile declare. */
export function declaredBy(subject: Subject, models: KnownModels): readonly Declared[] {
  return subject.profile.systems.map((decision) => {
    const { model: stated } = decision;
    return {
      subject,
      decision,
      model: stated === null ? null : { ...models.find([modelName(stated.value)]), stated },
      provider: decision.provider?.value ?? null,
    };
  });
}
