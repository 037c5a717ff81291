import {
  type Block,
  type Entry,
  faint,
  heading,
  paragraph,
  strong,
  type Text,
} from '../../../layout/block.ts';
import { headingOf, headVerdict } from '../../../report/heading.ts';
import { nounOf } from '../../../report/sentences.ts';
import { listed } from '../../../yaml/phrases.ts';
import type { ClaimsReport, ExplainedClaim, ExplainedSection, ExplainedSource, Side } from './report.ts';
import { actTexts } from './sentences.ts';

const MARK: Readonly<Record<Side, Text>> = {
  for: { text: ' +  ', tone: 'good' },
  against: { text: ' -  ', tone: 'bad' },
  neither: { text: ' =  ', tone: 'plain' },
};
const IDLE = faint(' .  ');
const INDENT = 4;

/** The claims for people: each source with its sections, a mark before each claim. */
export function claimsBlocks(claims: ClaimsReport): readonly Block[] {
  const { report } = claims;
  return [
    headingOf(report),
    headVerdict(report),
    paragraph(legend(claims)),
    ...claims.sources.flatMap((source) => sourceBlocks(claims, source)),
  ];
}

function legend({ report, rival, sources, subject }: ClaimsReport): string {
  const all = sources.flatMap((source) => source.sections.flatMap((section) => section.claims));
  const acting = all.filter((claim) => claim.state === 'acts').length;
  const first = nounOf(report, subject);
  const sides =
    rival === null
      ? `+ speaks for ${first}, - against it, = neither`
      : `+ speaks for ${first} against ${nounOf(report, rival)}, - the other way, = for neither of the two`;
  return `${acting} of ${all.length} claims act here. ${sides}, . does not act. Points: what the score of an option owes to it.`;
}

function sourceBlocks(claims: ClaimsReport, source: ExplainedSource): readonly Block[] {
  const { date, publisher, read, title, url } = source;
  const from = `${publisher}, ${date} (read ${read})${url === null ? '' : ` ${url}`}`;
  const head: Block = { kind: 'together', blocks: [heading(2, strong(title)), paragraph(faint(from))] };
  return [head, ...source.sections.map((section) => sectionBlock(claims, section))];
}

function sectionBlock(claims: ClaimsReport, { title, claims: list }: ExplainedSection): Block {
  const entries = list.map((claim) => claimEntry(claims, claim));
  return {
    kind: 'together',
    blocks: [
      heading(3, strong(title)),
      { kind: 'entries', indent: INDENT, entries, remarks: null, more: null },
    ],
  };
}

function claimEntry({ report }: ClaimsReport, claim: ExplainedClaim): Entry {
  const said = claim.state === 'acts' ? actTexts(report, claim.acts) : [];
  return {
    mark: claim.side === null ? IDLE : MARK[claim.side],
    name: claim.text,
    remark: claim.state === 'acts' ? null : faint(whyIdle(claim)),
    place: null,
    lines: said.map((text) => ({ text: faint(text), hanging: true })),
  };
}

function whyIdle({ awaits, state }: ExplainedClaim): string {
  switch (state) {
    case 'waits':
      return `waits for ${listed(awaits)}`;
    case 'no-effect':
      return 'changes nothing here';
    case 'describes':
      return 'describes an option';
    default:
      return 'condition not met';
  }
}
