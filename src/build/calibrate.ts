import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge } from './calibration/judged.ts';
import { calibrationPage } from './calibration/page.ts';
import { withWords } from './calibration/section.ts';
import { calibratedWords } from './calibration/track-record.ts';
import { compileModels, compileRulebook, documentedDecisions, RULEBOOK } from './rules-files.ts';

/**
 * Prints how a rulebook does on the documented decisions: the built-in one, or that of `--rulebook FILE` (or `--rules`, as
 * elsewhere). With `--write` its words are fitted anew and written at the end of the file.
 */
function calibrate(): void {
  const { values } = parseArgs({
    options: { rulebook: { type: 'string' }, rules: { type: 'string' }, write: { type: 'boolean' } },
  });
  const path = values.rulebook ?? values.rules ?? RULEBOOK;
  const { rulebook } = compileRulebook(path);
  const decisions = documentedDecisions(rulebook);
  const estimated = judge(rulebook, decisions, compileModels());
  const byRules = judge(rulebook, decisions, null);
  if (values.write === true)
    writeFileSync(path, withWords(readFileSync(path, 'utf8'), calibratedWords(estimated, byRules)));
  else process.stdout.write(`${calibrationPage({ rulebook, estimated, byRules }).join('\n')}\n`);
}

calibrate();
