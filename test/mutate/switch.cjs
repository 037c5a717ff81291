/**
 * Defines what the changed sources ask for, in tests and in the built command: which mutant is on stands in a file
 * beside the copy of the project. While it is found out what tests reach, that is noted there.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '../..');

/** More than there are functions. */
const MOST = 65_536;

if (globalThis.__noteReached === undefined) {
  const number = Number(readFileSync(join(root, 'mutant'), 'utf8'));
  const reached = new Uint8Array(MOST);
  globalThis.__isMutant = (each) => each === number;
  globalThis.__noteReached = (each) => {
    reached[each] = 1;
  };
  globalThis.__takeReached = () => {
    const taken = [...reached.keys()].filter((each) => reached[each] === 1);
    reached.fill(0);
    return taken;
  };
  const write = () => {
    const taken = globalThis.__takeReached();
    if (taken.length > 0) appendFileSync(join(root, 'reached'), `${taken.join('\n')}\n`);
  };
  // Before a process that is used again says that it is ready.
  process.prependListener('beforeExit', write);
  process.on('exit', write);
}
