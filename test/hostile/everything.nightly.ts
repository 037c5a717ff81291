import { describe, test } from 'vitest';
import { folderWith } from './answer.ts';
import { corpus } from './corpus/corpus.ts';

describe('every hostile file is answered within the bounds', () => {
  test.each(corpus)('$name', ({ files, lines }) => {
    const { answerTo } = folderWith(files());
    for (const line of lines) answerTo(line);
  });
});
