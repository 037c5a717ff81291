import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerTo, file, put } from './answer.ts';
import {
  backslashes,
  brackets,
  decidedTogether,
  decidedTogetherProfile,
  manyModels,
  manyNumbers,
  pigeons,
  products,
  registers,
  unknownKeys,
  violated,
} from './texts.ts';

put(
  'policy.yaml',
  'version: 1\nname: P\nrulebook: open-vs-closed@2\nrules: [{ id: r, require: { decision.approved: true }, severity: error, because: x }]',
);
put('backslashes.yaml', backslashes);
put('brackets.yaml', brackets);
put('keys.yaml', unknownKeys);
put('pigeons.yaml', pigeons(6));
put('together.yaml', decidedTogether);
put('together.profile.yaml', decidedTogetherProfile);
put('products.yaml', products);
put('numbers.yaml', manyNumbers);
put('models.yaml', manyModels);
put('registers.yaml', registers);
put('violated.yaml', violated);
put(
  'chosen.yaml',
  'name: x\ntask: { stakes: high }\nteam: { ops_capacity: none, ml_expertise: none }\nschedule: { urgency: urgent }\nworkload: { volume: high }\ndecision: { chosen: closed-api, provider: Nobody }',
);

describe('a file that is made to take long', () => {
  test.each([
    'recommend backslashes.yaml',
    'recommend brackets.yaml',
    'recommend plain.yaml --rules pigeons.yaml',
    'explain plain.yaml --rules pigeons.yaml',
    'recommend together.profile.yaml --rules together.yaml -f json',
    'recommend plain.yaml --rules products.yaml',
    'recommend plain.yaml --rules numbers.yaml',
    'check plain.yaml -p models.yaml',
    'check plain.yaml -p registers.yaml',
  ])('is answered in seconds: %s', (line) => {
    expect(answerTo(line)).not.toBe('');
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
    expect(answerTo('check chosen.yaml -p violated.yaml')).toContain('too many changes to try them all');
  });
});
