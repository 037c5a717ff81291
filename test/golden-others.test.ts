import { expect, test } from 'vitest';
import { advisor } from './commands/advisor.ts';
import { checkGolden, others } from './golden.ts';

test('there are more golden outputs', () => expect(others.length).toBeGreaterThan(100));

test.each(others)('%s', (path) => checkGolden(path, advisor));
