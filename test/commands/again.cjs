/**
 * Runs the built command again and again in one process, since starting one takes longer than what is tested: each
 * run has its arguments, folder, environment, exit code and standard streams anew, and is over when nothing is left to
 * do. The modules stay, which hold nothing from one run to the next (test/architecture.test.ts). What it is to run it
 * reads from one pipe, and answers each with the exit code through another.
 */
const { closeSync, openSync, readSync, rmSync, writeSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '../..');
const command = join(root, 'bin/advisor.js');
/** What runs the command as soon as it is loaded. */
const started = [command, join(root, 'dist/advisor.cjs')];
const [, , requestPipe, answerPipe] = process.argv;
const [requests, answers] = [openSync(requestPipe, 'r'), openSync(answerPipe, 'w')];

/** The next line, without which this process is no longer needed. */
function nextLine() {
  const bytes = Buffer.alloc(1);
  const read = [];
  while (readSync(requests, bytes) === 1) {
    if (bytes[0] === 10) return Buffer.from(read).toString();
    read.push(bytes[0]);
  }
  rmSync(dirname(requestPipe), { recursive: true, force: true });
  return process.exit();
}

function runNext() {
  const { folder, args, env, streams } = JSON.parse(nextLine());
  streams.forEach((file, descriptor) => {
    closeSync(descriptor);
    // The lowest number that is free is given, so this one.
    openSync(file, descriptor === 0 ? 'r' : 'w');
  });
  process.chdir(folder);
  process.env = env;
  process.argv = [process.execPath, command, ...args];
  process.exitCode = undefined;
  for (const file of started) delete require.cache[file];
  require(command);
}

process.on('beforeExit', () => {
  writeSync(answers, `${process.exitCode ?? 0}\n`);
  setImmediate(runNext);
});
runNext();
