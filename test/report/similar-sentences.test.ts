import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advise, builtInRulebook, readProfile, similarCasesOf } from '../../src/index.ts';
import { PAGE, recommendationOf } from '../../src/report/recommendation.ts';
import { similarInShort } from '../../src/report/similar-sentences.ts';

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

describe('the sentence about similar cases', () => {
  test.each(PROFILES)('beside the verdict on %s says who did the same, who did not, and when', (path) => {
    const advice = adviceIn(path);
    const similar = similarCasesOf(advice) ?? [];
    const report = recommendationOf(advice.situation, PAGE, null, similar);
    const [text = ''] = similarInShort(report, 'each');
    expect(similar.length).toBe(3);
    for (const { decision } of similar) {
      const who = `${decision.organisation} (${decision.year})`;
      const part = text.split('; ').find((each) => each.includes(who));
      expect(part?.includes(' did the same')).toBe(decision.chosen === advice.option?.id);
      expect(part?.includes(' chose ')).toBe(decision.chosen !== advice.option?.id);
    }
    const count = similar.filter(({ decision }) => decision.chosen === advice.option?.id).length;
    const words = count === 0 ? 'None' : count === 3 ? 'All 3' : `${count} of 3`;
    expect(similarInShort(report, 'count')).toEqual([
      `${words} did the same of the most similar documented cases (as we coded them).`,
    ]);
    expect(similarInShort(report, 'none')).toEqual([]);
  });

  test('names what was chosen, and nobody who did the same, where nothing fits', () => {
    const advice = adviceOn(
      'data: { boundary: own-premises, sensitivity: restricted }\n' +
        'team: { ml_expertise: none, ops_capacity: none }\n' +
        'task: { scope: general, customization: architecture, quality: frontier }\n' +
        'deployment: { offline: true, infrastructure: [none] }\n',
    );
    expect(advice.verdict.kind).toBe('none-fits');
    const report = recommendationOf(advice.situation, PAGE, null, similarCasesOf(advice));
    for (const how of ['each', 'count'] as const) {
      const [text] = similarInShort(report, how);
      expect(text).toContain(' chose ');
      expect(text).not.toContain('did the same');
    }
  });
});
