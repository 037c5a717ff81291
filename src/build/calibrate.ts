import { parseArgs } from 'node:util';
import { judge } from './calibration/judged.ts';
import { calibrationPage } from './calibration/page.ts';
import { compileModels, compileRulebook, documentedDecisions } from './rules-files.ts';

const { values } = parseArgs({ options: { rulebook: { type: 'string' } } });
const { rulebook } = compileRulebook(values.rulebook);
const decisions = documentedDecisions(rulebook);
const runs = {
  rulebook,
  estimated: judge(rulebook, decisions, compileModels()),
  byRules: judge(rulebook, decisions, null),
};
process.stdout.write(`${calibrationPage(runs).join('\n')}\n`);
