/** What licences of open models permit, and whether that covers commercial use. Not legal advice. */

/** A licence expression as SPDX writes them; the ids of other licences begin with LicenseRef-. */
export type LicenceTree =
  | { readonly kind: 'licence'; readonly id: string; readonly exception: string | null }
  | { readonly kind: 'and' | 'or'; readonly left: LicenceTree; readonly right: LicenceTree };

/** A licence in our own words. */
export interface LicenceTerms {
  readonly name: string;
  readonly commercial: CommercialTerms;
  readonly permits: readonly string[];
  readonly demands: readonly string[];
  readonly forbids: readonly string[];
  readonly source: string;
}

type CommercialTerms =
  | { readonly kind: 'yes' }
  | { readonly kind: 'conditional'; readonly conditions: readonly string[] }
  | { readonly kind: 'no'; readonly because: string };

/** A condition or an obstacle, and the licence that sets it. */
export interface LicenceRemark {
  readonly licence: string;
  readonly says: string;
}

export type CommercialUse =
  | { readonly kind: 'yes' }
  | { readonly kind: 'conditional'; readonly conditions: readonly LicenceRemark[] }
  | { readonly kind: 'no'; readonly obstacles: readonly LicenceRemark[] }
  | { readonly kind: 'unknown'; readonly licences: readonly string[] };

type TermsById = Readonly<Record<string, LicenceTerms>>;

/**
 * Is commercial use allowed under a licence expression? AND binds to both sides, OR lets the user choose the easier
 * one, and an exception (WITH) can only add permissions. A licence without known terms is unknown, never "no".
 */
export function commercialUse(tree: LicenceTree, terms: TermsById): CommercialUse {
  if (tree.kind === 'licence') return underOne(tree.id, tree.exception, terms);
  const left = commercialUse(tree.left, terms);
  const right = commercialUse(tree.right, terms);
  return tree.kind === 'and' ? underBoth(left, right) : easier(left, right);
}

function underOne(id: string, exception: string | null, terms: TermsById): CommercialUse {
  const commercial = terms[id]?.commercial;
  if (commercial === undefined) return { kind: 'unknown', licences: [id] };
  if (commercial.kind === 'yes') return commercial;
  if (commercial.kind === 'no') {
    return exception === null
      ? { kind: 'no', obstacles: [{ licence: id, says: commercial.because }] }
      : { kind: 'unknown', licences: [`${id} WITH ${exception}`] };
  }
  return { kind: 'conditional', conditions: commercial.conditions.map((says) => ({ licence: id, says })) };
}

function underBoth(left: CommercialUse, right: CommercialUse): CommercialUse {
  const both = [left, right];
  const obstacles = both.flatMap((use) => (use.kind === 'no' ? use.obstacles : []));
  if (obstacles.length > 0) return { kind: 'no', obstacles };
  const licences = both.flatMap((use) => (use.kind === 'unknown' ? use.licences : []));
  if (licences.length > 0) return { kind: 'unknown', licences };
  const conditions = both.flatMap((use) => (use.kind === 'conditional' ? use.conditions : []));
  return conditions.length > 0 ? { kind: 'conditional', conditions } : { kind: 'yes' };
}

/** How easily a licence is lived with commercially, the easiest first. */
export const EASE: Readonly<Record<CommercialUse['kind'], number>> = {
  yes: 0,
  conditional: 1,
  unknown: 2,
  no: 3,
};

function easier(left: CommercialUse, right: CommercialUse): CommercialUse {
  return EASE[right.kind] < EASE[left.kind] ? right : left;
}
