import { describe, expect, test } from 'vitest';
import { follow, linksIn, readGitTree } from '../../src/io/git-tree.ts';

const HASH = '0'.repeat(40);
/** The last digit of a hash tells which link it is. */
const record = (mode: string, path: string | Buffer, digit = 0) =>
  Buffer.concat([Buffer.from(`${mode} blob ${HASH.slice(1)}${digit}\t`), Buffer.from(path), Buffer.of(0)]);

const TARGETS = ['', '../b/c.yaml', 'loop', '/etc', '../../x', 'b', '.'];
const tree = readGitTree(
  Buffer.concat([
    record('100644', 'a b/ü\n\t"x".yaml'),
    record('100755', Buffer.of(0x61, 0x2f, 0xff)),
    record('120000', 'a/to-c', 1),
    record('100644', 'b/c.yaml'),
    record('120000', 'loop', 2),
    record('120000', 'out', 3),
    record('120000', 'up', 4),
    record('120000', 'to-b', 5),
    record('120000', 'here', 6),
    record('160000', 'module'),
  ]),
);
const at = (path: string) => {
  const found = follow(tree, path.split('/'), (id) => TARGETS[Number(id.at(-1))] ?? null);
  return 'refused' in found ? found.refused : `${found.entry.kind} ${found.path}`;
};

describe('the tree of a revision', () => {
  test.each([
    ['', 'folder '],
    ['.', 'folder '],
    ['a b/ü\n\t"x".yaml', 'file a b/ü\n\t"x".yaml'],
    ['a/\udcff', 'file a/\udcff'],
    ['b/./../b//c.yaml', 'file b/c.yaml'],
    ['module', 'submodule module'],
    ['a/to-c', 'file b/c.yaml'],
    ['to-b/c.yaml', 'file b/c.yaml'],
    ['here/here/to-b/../a/to-c', 'file b/c.yaml'],
    ['nothing', 'this link leads to nothing.'],
    ['b/c.yaml/x', 'this link leads to nothing.'],
    ['module/x', 'this link leads to nothing.'],
    ['loop', 'this link leads back to itself.'],
    ['out/passwd', 'this link leads out of the repository.'],
    ['up', 'this link leads out of the repository.'],
  ])('has at %j: %j', (path, expected) => expect(at(path)).toBe(expected));

  test('names all of its links', () =>
    expect(linksIn(tree).map((id) => Number(id.at(-1)))).toEqual([1, 2, 3, 4, 5, 6]));
});
