import type { Reason } from '../engine/reasons.ts';
import type { Basis, Source } from '../rulebook/rulebook.ts';
import { groundsOf } from './grounds.ts';
import type { Report } from './report.ts';

/** What stands behind a reason that no source does. */
const UNSOURCED: Readonly<Record<Exclude<Basis, 'published'> | 'estimate', string>> = {
  estimate: 'estimate',
  stated: 'you said',
  judgement: 'our judgement',
};

/** The sources of some reasons, numbered in the order in which they are first cited. */
export class Citations {
  readonly sources: readonly Source[];
  private readonly references: Report['references'];

  private readonly most: number;

  /** @param most how many sources are named for a reason; where there are more, the latest. */
  constructor(
    { references }: Pick<Report, 'references'>,
    reasons: readonly Reason[],
    most = Number.POSITIVE_INFINITY,
  ) {
    this.references = references;
    this.most = most;
    this.sources = [...new Set(reasons.flatMap((reason) => this.sourcesOf(reason)))];
  }

  /** What some reasons rest on: "[1, 2]", "[our judgement]". */
  mark(...reasons: readonly Reason[]): string {
    const numbers = reasons.flatMap((reason) =>
      this.sourcesOf(reason).map((source) => this.sources.indexOf(source) + 1),
    );
    const others = reasons.flatMap((reason) => {
      const { basis } = groundsOf(reason);
      return basis === 'published' ? [] : [UNSOURCED[basis]];
    });
    return `[${[...new Set([...numbers.toSorted((a, b) => a - b), ...others])].join(', ')}]`;
  }

  private sourcesOf(reason: Reason): readonly Source[] {
    const { basis, claims } = groundsOf(reason);
    if (basis !== 'published') return [];
    const sources = claims.flatMap((claim) => this.references.get(claim) ?? []);
    return sources.toSorted((a, b) => latest(b).localeCompare(latest(a))).slice(0, this.most);
  }
}

/** For the order of sources: what is undated comes last. */
function latest({ date }: Source): string {
  return date === 'undated' ? '' : date;
}

/** "OpenAI, Data controls in the OpenAI platform, 2026", with the address where everybody can open it. */
export function sourceInFull({ date, publisher, title, url }: Source): string {
  return `${publisher}, ${title}, ${date}${url === null ? '' : `. ${url}`}`;
}

/** The longest title where there is little room. */
const LONGEST = 40;

/** The same without address and subtitle, a long title cut short. */
export function sourceInShort({ date, publisher, title }: Source): string {
  const [short = title] = title.split(': ');
  const clipped = short.length > LONGEST ? `${short.slice(0, LONGEST - 1).trimEnd()}…` : short;
  return `${publisher}, ${clipped}, ${date}`;
}
