import type { Catalog, Provider } from '../catalog/catalog.ts';
import type { BomService } from './bom.ts';
import { areNear } from './known-models.ts';
import { wordsOf } from './model-name.ts';

/** A provider of models, with the id under which offers name it. */
export interface KnownProvider extends Provider {
  readonly id: string;
}

/** The provider of models whose service this is, by its endpoints and else by its name; null where it is none's. */
export function providerOf(service: BomService, { providers }: Catalog): KnownProvider | null {
  const all = Object.entries(providers).map(([id, provider]): KnownProvider => ({ ...provider, id }));
  const addresses = service.endpoints.map(addressIn);
  const answers = (pattern: string) => addresses.some((address) => patternOf(pattern).test(address));
  const byEndpoint = all.find(({ endpoints }) => endpoints.some(answers));
  if (byEndpoint !== undefined) return byEndpoint;
  const names = [service.provider, service.name].flatMap((name) => (name === null ? [] : [companyOf(name)]));
  return all.find((each) => each.nameTells && names.includes(companyOf(each.name))) ?? null;
}

/** Host and path of an endpoint, without what may stand around them. */
function addressIn(endpoint: string): string {
  const form = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)/i;
  const [, host = '', path = ''] = form.exec(endpoint.trim()) ?? [];
  return host.toLowerCase().replace(/\.$/, '') + path;
}

/** A host also stands for what is below it; a path for what begins with it. */
function patternOf(endpoint: string): RegExp {
  const literal = endpoint.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '[^./]+');
  return new RegExp(`^(?:[^/]+\\.)?${literal}(?:/|$)`);
}

/** What a company is compared by: "OpenAI, Inc." and "OpenAI API" are "openai". */
function companyOf(name: string): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !BESIDE.has(word));
  return (telling.join('').length > 2 ? telling : words).join(' ');
}

const BESIDE: ReadonlySet<string> = new Set(
  'the ai api platform inc incorporated llc l c p ltd limited corp corporation co company pbc sa sas gmbh ag bv plc'.split(
    ' ',
  ),
);

/** Whether a profile names this provider. */
export function isNamed(text: string, { id, name }: KnownProvider): boolean {
  return [id, name].some((each) => companyOf(each) === companyOf(text));
}

/** Whether a profile names one that may be meant for it, such as "AWS Bedrock" for Amazon Bedrock. */
export function mayBeNamed(text: string, { id, name }: KnownProvider): boolean {
  const words = wordsOf(text);
  return wordsOf(id).every((word) => words.includes(word)) || areNear(words, wordsOf(name));
}
