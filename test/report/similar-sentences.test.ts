import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparedFacts } from '../../src/decisions/precedents.ts';
import type { SimilarCase } from '../../src/decisions/similar-cases.ts';
import {
  advise,
  builtInRulebook,
  readProfile,
  renderRecommendation,
  similarCasesOf,
} from '../../src/index.ts';
import { builtInPrecedents } from '../../src/io/built-in.ts';
import { plain, sections } from '../../src/layout/block.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { similarSentences } from '../../src/report/similar-sentences.ts';
import { TERMINAL } from './situations.ts';

const root = new URL('../../', import.meta.url);
const PROFILES = ['examples', 'fixtures/real-cases'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((file) => `${folder}/${file}`),
);

function adviceOn(text: string) {
  const profile = readProfile(text, builtInRulebook());
  const advice = profile.ok ? advise(profile.value) : profile;
  if (!advice.ok) throw new Error(advice.message);
  return advice.value;
}

const adviceIn = (path: string) => adviceOn(readFileSync(new URL(path, root), 'utf8'));

/** The lines of the part about similar cases, without its label. */
function linesIn(page: string): readonly string[] {
  const [found = ''] = /^Similar cases .*(?:\n {15}.*)*/m.exec(page) ?? [];
  return found === '' ? [] : found.split('\n').map((line) => line.slice(15).trim());
}

describe('the sentences about similar cases', () => {
  test.each(PROFILES)('beside the verdict on %s say who did the same, and how many', (path) => {
    const advice = adviceIn(path);
    const similar = similarCasesOf(advice) ?? [];
    const lines = linesIn(renderRecommendation(advice, 'text'));
    const text = lines.join(' ');
    expect(similar.length).toBe(3);
    for (const { decision } of similar) {
      const [, said = ''] = text.split(decision.organisation);
      const did = said.slice(said.indexOf(`${decision.year}) `) + 6);
      expect(did.startsWith('did the same')).toBe(decision.chosen === advice.option?.id);
      expect(did.startsWith('chose ')).toBe(decision.chosen !== advice.option?.id);
    }
    const count = similar.filter(({ decision }) => decision.chosen === advice.option?.id).length;
    const words = count === 0 ? 'None' : count === 3 ? 'All 3' : `${count} of 3`;
    expect(lines.at(-1)).toBe(`${words} did the same. Coded by us; successes over-represented.`);
  });

  test('about three cases take seven lines, whoever it was and whatever differs', () => {
    const report = reportOf(adviceIn('examples/startup-sentiment.yaml').situation);
    const { decisions } = builtInPrecedents();
    const { facts } = builtInRulebook().rulebook;
    const long = comparedFacts(facts).map(({ id }) => ({
      fact: id,
      here: false,
      there: 'a-value-of-some-length',
    }));
    for (const decision of decisions)
      for (const difference of [null, ...long]) {
        const differs = difference === null ? [] : [difference];
        const each: SimilarCase = { decision, agrees: [], differs, likeness: 1 };
        const sentences = similarSentences(report, [each, each, each]);
        const drawn = terminalText([sections(3, [['Similar cases', plain(sentences)]])], TERMINAL, table);
        expect(linesIn(drawn).length, sentences.join('\n')).toBeLessThanOrEqual(7);
      }
  });

  test('count nobody where nothing fits', () => {
    const advice = adviceOn(
      'data: { boundary: own-premises, sensitivity: restricted }\n' +
        'team: { ml_expertise: none, ops_capacity: none }\n' +
        'task: { scope: general, customization: architecture, quality: frontier }\n' +
        'deployment: { offline: true, infrastructure: [none] }\n',
    );
    expect(advice.verdict.kind).toBe('none-fits');
    const [first, ...rest] = similarSentences(reportOf(advice.situation), similarCasesOf(advice) ?? []);
    expect(first).toContain(' chose ');
    expect(rest.at(-1)).toBe('Coded by us; successes over-represented.');
  });
});
