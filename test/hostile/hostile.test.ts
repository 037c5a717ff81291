import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from './answer.ts';
import type { Hostile } from './corpus/kind.ts';
import { policies } from './corpus/policies.ts';
import { profiles } from './corpus/profiles.ts';
import { rulebooks } from './corpus/rulebooks.ts';
import {
  brackets,
  decidedTogether,
  decidedTogetherProfile,
  manyNumbers,
  pigeons,
  products,
  unknownKeys,
  violated,
} from './texts.ts';

const named = (kinds: readonly Hostile[], name: string, file: string): string =>
  kinds.find((kind) => kind.name === name)?.files()[file] ?? '';

const { answerTo, file } = folderWith({
  'brackets.yaml': brackets,
  'keys.yaml': unknownKeys,
  'pigeons.yaml': pigeons(6),
  'together.yaml': decidedTogether,
  'together.profile.yaml': decidedTogetherProfile,
  'products.yaml': products,
  'numbers.yaml': manyNumbers,
  'chosen.yaml':
    'name: x\ntask: { stakes: high }\nteam: { ops_capacity: none, ml_expertise: none }\nschedule: { urgency: urgent }\nworkload: { volume: high }\ndecision: { chosen: closed-api, provider: Nobody }',
  'parts.yaml': named(rulebooks, 'rulebook facts-cut-into-31-parts', 'r.yaml'),
  'marks.yaml': named(profiles, 'profile an-owner-of-marks', 't.yaml'),
  'heaps.yaml': named(profiles, 'profile an-owner-of-heaps-of-marks', 't.yaml'),
  'names.yaml': named(policies, 'policy names-of-heaps-of-marks', 't.yaml'),
  'allowed.yaml': named(policies, 'policy an-allow-list-without-end', 't.yaml'),
  'model.yaml': 'name: x\ndecision: { chosen: open-self-hosted, model: gpt-oss-20b }',
  'ligatures.yaml': named(profiles, 'profile an-owner-of-ligatures', 't.yaml'),
  'choices.yaml': named(policies, 'policy many-names-in-many-rules', 't.yaml'),
  'choices.test.yaml': named(policies, 'policy many-names-in-many-rules', 't.test.yaml'),
  'name.yaml': named(policies, 'policy a-name-without-end', 't.yaml'),
  'note.yaml': named(profiles, 'profile a-note-far-down', 't.yaml'),
  'systems.yaml': named(policies, 'policy rules-without-end', 'all.yaml'),
  'rules.yaml': named(policies, 'policy rules-without-end', 't.yaml'),
  'providers.yaml': named(policies, 'policy providers-and-regions', 't.yaml'),
  'crowds.yaml': named(policies, 'policy crowded-rules', 't.yaml'),
  'long.yaml': named(policies, 'policy one-rule-of-all-facts-often', 't.yaml'),
  't.yaml': violated,
  'many.test.yaml': named(policies, 'policy cases-without-end', 'v.test.yaml'),
  'one.yaml': named(policies, 'policy rules-on-providers', 't.yaml'),
  'one.test.yaml': named(policies, 'policy rules-on-providers', 't.test.yaml'),
  'alike.yaml': named(profiles, 'profile systems-alike-but-for-case', 't.yaml'),
  'media.yaml':
    'name: x\ntask: { modalities: [text, images-in, images-out, audio, embeddings], scope: general, quality: good-enough }\nworkload: { requests_per_day: 20000, input_tokens: 900, output_tokens: 300 }\nbudget: { monthly_usd: 30000 }\ndata: { region: own-region }',
});

describe('a file that is made to take long', () => {
  test.each([
    'recommend brackets.yaml',
    'recommend marks.yaml',
    'recommend heaps.yaml',
    'check ligatures.yaml -p policy.yaml --base ligatures.yaml',
    'check model.yaml -p choices.yaml',
    'policy test choices.test.yaml',
    'check systems.yaml -p names.yaml',
    'interview note.yaml',
    'recommend plain.yaml --rules pigeons.yaml',
    'recommend together.profile.yaml --rules together.yaml -f json',
    'recommend plain.yaml --rules parts.yaml --full',
    'recommend plain.yaml --rules numbers.yaml',
    'check systems.yaml -p providers.yaml',
    'check chosen.yaml -p crowds.yaml',
    'check alike.yaml -p policy.yaml --base alike.yaml',
    'policy test one.test.yaml',
    'flip media.yaml',
  ])('is answered in seconds: %s', (line) => {
    expect(answerTo(line)).not.toBe('');
  });

  test('is refused where too much would have to be looked at', () => {
    expect(answerTo('recommend plain.yaml --rules products.yaml', [2])).toContain('too many alternatives');
    expect(answerTo('check systems.yaml -p rules.yaml', [2])).toContain('too large to decide, because 2,000');
    expect(answerTo('check systems.yaml -p name.yaml', [2])).toContain('text of at most 300 characters');
    expect(answerTo('check plain.yaml -p long.yaml', [2])).toContain('tests 15,001 facts');
    expect(answerTo('policy test many.test.yaml', [2])).toContain('on 100 systems are 200,000 checks');
  });

  test('has a hundred of its problems told in every format, and the rest counted', () => {
    const others = ['github', 'sarif', 'json', 'junit', 'markdown'];
    const formats = others.map((format) => `-f ${format}=${format}.out`).join(' ');
    const text = answerTo(`check keys.yaml -p policy.yaml -f text ${formats}`);
    const reports = others.map((format) => readFileSync(file(`${format}.out`), 'utf8'));
    for (const told of [text, ...reports]) {
      expect(told).toContain('49,890 more problems');
      expect(told).toContain('k99');
      expect(told).not.toContain('k100"');
      expect(told.length).toBeLessThan(2_000_000);
    }
  });

  test('is not said to be searched to the end where it was not', () => {
    expect(answerTo('flip together.profile.yaml --rules together.yaml')).not.toContain(' settled');
    const told = answerTo('recommend together.profile.yaml --rules together.yaml');
    expect(told).toContain('Whether a missing answer can change that is not proved.');
    expect(answerTo('check model.yaml -p allowed.yaml')).toContain('too many changes to try them all');
  });
});
