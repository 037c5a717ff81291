#!/usr/bin/env node
// Node keeps what it compiled for the next run, where it can: from 22.8 on.
require('node:module').enableCompileCache?.();
try {
  require('../dist/advisor.cjs');
} catch (error) {
  // Left to itself, Node would end with 1, which says that a policy is violated.
  const [first] = String(error.stack).split('\n');
  const seen = first.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  // biome-ignore lint/suspicious/noConsole: it alone never throws, wherever it writes to.
  console.error(
    `This installation of advisor is not whole: ${seen}\nInstall it again; in a checkout, npm run build.`,
  );
  process.exitCode = 2;
}
