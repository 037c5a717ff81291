import { describe, expect, test } from 'vitest';
import { isNoAnswer } from '../../src/yaml/no-answer.ts';

describe('a text where a name is asked for', () => {
  test.each([
    ...['', ' \n', '\u200b', '\u00ad\u2060', '-', '--', '?', '...', '\u2014', '/', '\u2800'],
    ...[
      'no',
      'None',
      'TBD',
      't.b.d.',
      'n/a',
      'N.A.',
      'FALSE',
      'true',
      'yes',
      'Pending',
      'todo',
      'TODO:',
      'unknown',
    ],
    ...[
      'na',
      'n / a',
      'N\u2044A',
      'T B D',
      'TBD: the officer',
      'n/a (yet)',
      'none yet',
      'TBD - waiting',
      'y',
    ],
    ...[
      'null',
      '(none)',
      '<tbd>',
      'to-be-decided',
      'Not_yet',
      'not  approved',
      'T\u200bBD',
      '\uff54\uff42\uff44',
    ],
  ])('%j is no answer', (text) => expect(isNoAnswer(text)).toBe(true));

  test.each([
    ...[
      'Anna',
      'security',
      'Nora',
      'Noname Ltd',
      'eu-west-1',
      '0',
      'Ω',
      'C++',
      '安全',
      'None of your business',
    ],
    ...['unknown-labs', 'TBD Systems', 'OpenAI', 'NO-1', 'Dana (pending)', 'Nona: security', 'no 1 labs'],
  ])('%j is one', (text) => expect(isNoAnswer(text)).toBe(false));
});
