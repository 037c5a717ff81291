'use strict';

const { readFileSync, statSync } = require('node:fs');
const { wrap } = require('node:module');
const { join } = require('node:path');
const { Script, constants } = require('node:vm');

/**
 * The bundle is loaded with what the build kept of its compilation, which saves a good part of the time until the
 * first line runs. V8 cannot tell two builds of one version of it apart and crashes on what the other one made, so the
 * name says which program made it: its version, platform and size. Where there is none of that name, all is compiled.
 */
const KEPT = `.${process.version}-${process.platform}-${process.arch}-${statSync(process.execPath).size}.cache`;

const loaded = new Map();
const scripts = new Map();

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const filename = join(__dirname, name);
  const script = new Script(wrap(readFileSync(filename, 'utf8')), {
    filename,
    cachedData: keptFor(filename),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(filename, script);
  const requireFrom = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  script.runInThisContext().call(module.exports, module.exports, requireFrom, module, filename, __dirname);
  return module.exports;
}

function keptFor(filename) {
  try {
    return readFileSync(filename + KEPT);
  } catch {
    return undefined;
  }
}

load('advisor.cjs');

/** What was loaded so far, for the build to keep what V8 made of it. */
module.exports = { scripts, KEPT };
