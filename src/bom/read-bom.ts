import { readJson } from '../yaml/json-tree.ts';
import { grouped } from '../yaml/phrases.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { oneOf, wrongValue } from '../yaml/read.ts';
import { child, type FilePlace, itemsOf, type SourceFile, startOf, type Tree } from '../yaml/tree.ts';
import type { Bom, BomLicence, BomLink, BomModel, BomService } from './bom.ts';
import { type ModelName, modelName, named, nameInPurl, ownerKey, type PackageName } from './model-name.ts';

const VERSIONS: readonly string[] = ['1.5', '1.6', '1.7'];
const VERSION_WANTED = { kind: 'plain', description: '"1.5", "1.6" or "1.7"' } as const;

const WHAT = 'a bill of materials in CycloneDX';

const MODEL = 'machine-learning-model';

/** The types of components in CycloneDX 1.5 to 1.7. */
const TYPES = [
  ...['application', 'framework', 'library', 'container', 'platform', 'operating-system', 'device'],
  ...['device-driver', 'firmware', 'file', MODEL, 'data', 'cryptographic-asset'],
];

/** What Hugging Face has beside models stands below a folder of its kind. */
function isModelPurl(purl: string): boolean {
  return /^pkg:\/*huggingface\/(?!(?:datasets|spaces)\/)/i.test(purl);
}

/** All keys that are read, at whatever depth. */
const KEYS: ReadonlySet<string> = new Set([
  ...['bomFormat', 'specVersion', 'spdxVersion', 'serialNumber', 'version', 'metadata', 'component'],
  ...['components', 'services', 'type', 'name', 'group', 'purl', 'modelCard', 'provider', 'endpoints'],
  ...['licenses', 'license', 'id', 'expression', 'externalReferences', 'url'],
]);

/** Reads CycloneDX 1.5 to 1.7 as JSON: models and services at any depth, what the bill is about included. */
export function readBom(file: SourceFile): Outcome<Bom> {
  if (/^\s*</.test(file.text)) return refused('The file', XML, { start: 0, end: 1 });
  const json = readJson(file, WHAT, KEYS);
  if (!json.ok) return json;
  const problems = [...formProblems(json.value)];
  if (problems.length > 0) return { ok: false, problems };
  const bom = new BomReader(file, problems).read(json.value);
  if (problems.length > 0) return { ok: false, problems };
  const count = bom.models.length + bom.services.length + bom.links.length;
  return count > MOST_NAMED
    ? refused('The file', tooMany(count), startOf(json.value))
    : { ok: true, value: bom };
}

/** Of a name, an address or an expression of licences. */
const LONGEST_TEXT = 1000;

/** Each may be a finding on each of the systems of many profiles. */
const MOST_NAMED = 10_000;

function tooMany(count: number): string {
  return `too large to decide, because it names ${grouped(count)} models, services and other bills, and ${grouped(MOST_NAMED)} are looked for in profiles. Write one for each part of what you build.`;
}

const XML = `this is XML, and ${WHAT} is read as JSON. Have your tool write JSON, or convert it: cyclonedx convert --input-file bom.xml --output-file bom.json`;

function refused(subject: string, explanation: string, at: Problem['at']): Outcome<never> {
  return { ok: false, problems: [{ kind: 'clash', subject, explanation, at }] };
}

/** What shows that a file is something else. */
function formProblems(tree: Tree): readonly Problem[] {
  const at = startOf(tree);
  if (tree.kind !== 'map') return [wrongValue('The file', { kind: 'plain', description: WHAT }, tree)];
  const spdx = child(tree, 'spdxVersion');
  if (spdx !== undefined)
    return [
      { kind: 'clash', subject: 'spdxVersion', explanation: `this is SPDX; expected: ${WHAT}.`, at: spdx.at },
    ];
  const format = child(tree, 'bomFormat');
  if (format === undefined) return [{ kind: 'missing-key', key: 'bomFormat', within: WHAT, at }];
  if (format.kind !== 'scalar' || format.value !== 'CycloneDX')
    return [wrongValue('bomFormat', { kind: 'one-of', values: ['CycloneDX'] }, format)];
  const version = child(tree, 'specVersion');
  if (version === undefined) return [{ kind: 'missing-key', key: 'specVersion', within: WHAT, at }];
  const isKnown = version.kind === 'scalar' && VERSIONS.some((each) => each === version.value);
  return isKnown ? [] : [wrongValue('specVersion', VERSION_WANTED, version)];
}

/** Where a finding may point to, and what is wrong with the form on the way. */
class BomReader {
  private readonly models: BomModel[] = [];
  private readonly services: BomService[] = [];
  private readonly links: BomLink[] = [];
  private readonly file: SourceFile;
  private readonly problems: Problem[];

  constructor(file: SourceFile, problems: Problem[]) {
    this.file = file;
    this.problems = problems;
  }

  read(tree: Tree): Bom {
    const metadata = child(tree, 'metadata');
    const subject = metadata === undefined ? undefined : child(metadata, 'component');
    if (subject !== undefined) this.component(subject);
    for (const component of this.list(tree, 'components')) this.component(component);
    for (const service of this.list(tree, 'services')) this.service(service);
    this.readLinks(tree);
    const { file, models, services, links } = this;
    return { file, models, services, links, identity: identityOf(tree) };
  }

  private component(tree: Tree): void {
    const type = this.type(tree);
    const url = this.text(tree, 'purl') ?? '';
    if (type === MODEL || child(tree, 'modelCard')?.kind === 'map' || isModelPurl(url)) {
      const purl = nameInPurl(url);
      const name = this.name(tree, 'a component that is a model', purl?.name ?? null);
      if (name !== null) this.models.push(this.model(tree, name, purl));
      this.readLinks(tree);
    }
    for (const part of this.list(tree, 'components')) this.component(part);
  }

  /** Null after saying what is wrong with it: a model of a misspelt type would be passed over. */
  private type(tree: Tree): string | null {
    const found = child(tree, 'type');
    if (found === undefined)
      this.problems.push({ kind: 'missing-key', key: 'type', within: 'a component', at: startOf(tree) });
    return found === undefined ? null : oneOf(found, 'type', TYPES, this.problems);
  }

  private model(tree: Tree, name: string, purl: PackageName | null): BomModel {
    const group = this.text(tree, 'group');
    const version = this.text(tree, 'version');
    // Who publishes it stands in the package URL; what the name has before a slash may be a company.
    const published = purl?.owner == null ? null : ownerKey(purl.owner);
    const by = (text: string): ModelName => {
      const own = modelName(text);
      return { ...own, owner: published ?? own.owner };
    };
    const names = [
      ...(purl === null ? [] : [named(purl.name, purl.owner)]),
      by(name),
      // Some write "claude-sonnet" with the version "5".
      ...(version === null ? [] : [by(`${name} ${version}`)]),
    ];
    const owner = purl === null ? group : purl.owner;
    const shown = owner === null ? name : `${owner}/${purl?.name ?? name}`;
    const place = this.placeOf(child(tree, 'name') ?? tree);
    return { kind: 'model', name: shown, names, licences: this.licences(tree), place };
  }

  private licences(tree: Tree): readonly BomLicence[] {
    return this.list(tree, 'licenses').flatMap((choice): readonly BomLicence[] => {
      const licence = child(choice, 'license') ?? choice;
      const found = [
        ['expression', child(choice, 'expression')],
        ['id', child(licence, 'id')],
        ['name', child(licence, 'name')],
      ] as const;
      return found
        .flatMap(([kind, node]) => {
          const text = node === undefined ? null : this.textOf(node, kind);
          return node === undefined || text === null ? [] : [{ kind, text, place: this.placeOf(node) }];
        })
        .slice(0, 1);
    });
  }

  private service(tree: Tree): void {
    const by = child(tree, 'provider');
    const provider = by === undefined ? null : this.text(by, 'name');
    const endpoints = this.list(tree, 'endpoints').flatMap((each) => this.textOf(each, 'endpoints') ?? []);
    const name = this.name(tree, 'a service', provider ?? endpoints[0] ?? null);
    const place = this.placeOf(child(tree, 'name') ?? tree);
    if (name !== null) this.services.push({ kind: 'service', name, provider, endpoints, place });
    this.readLinks(tree);
    for (const part of this.list(tree, 'services')) this.service(part);
  }

  /** References of the type "bom": Bom-Links, and addresses of files. */
  private readLinks(tree: Tree): void {
    for (const reference of this.list(tree, 'externalReferences')) {
      const url = child(reference, 'url');
      const to = url === undefined ? null : this.textOf(url, 'url');
      if (url !== undefined && to !== null && this.text(reference, 'type') === 'bom')
        this.links.push({ to, place: this.placeOf(url) });
    }
  }

  private list(tree: Tree, key: string): readonly Tree[] {
    const found = child(tree, key);
    if (found !== undefined && found.kind !== 'list')
      this.problems.push(wrongValue(key, { kind: 'list' }, found));
    return itemsOf(found);
  }

  /** Its name, else what also tells what it is; null after saying that there is neither. */
  private name(tree: Tree, within: string, otherwise: string | null): string | null {
    const before = this.problems.length;
    const name = this.text(tree, 'name') ?? otherwise;
    if (name === null && this.problems.length === before)
      this.problems.push({ kind: 'missing-key', key: 'name', within, at: startOf(tree) });
    return name;
  }

  private text(tree: Tree, key: string): string | null {
    const found = child(tree, key);
    return found === undefined ? null : this.textOf(found, key);
  }

  /** Null for nothing; tools also write nothing as "" or blanks. What is too long is cut: it may be a whole licence. */
  private textOf(tree: Tree, subject: string): string | null {
    const text = tree.kind === 'scalar' ? tree.value : undefined;
    if (text === null) return null;
    if (typeof text === 'string') return text.trim() === '' ? null : text.slice(0, LONGEST_TEXT);
    this.problems.push(wrongValue(subject, { kind: 'text' }, tree));
    return null;
  }

  private placeOf({ at }: Tree): FilePlace {
    return { file: this.file, at };
  }
}

/** "uuid/version" of its serial number; the first version is meant where it states none. */
function identityOf(tree: Tree): string | null {
  const serial = child(tree, 'serialNumber');
  const version = child(tree, 'version');
  if (serial?.kind !== 'scalar' || typeof serial.value !== 'string') return null;
  const number = version?.kind === 'scalar' && typeof version.value === 'number' ? version.value : 1;
  return `${serial.value.toLowerCase().replace(/^urn:uuid:/, '')}/${number}`;
}
