import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes more than a second and is left to `npm test`: a new test file is part of the smoke test unless it is here. */
const SLOW = [
  'golden-others',
  'browser/pages',
  'build/bundle',
  'calibration/*',
  'catalog/throughput',
  'commands/compare/cause',
  'commands/{formats,outputs,overwrite,streams}',
  'corpora/*',
  'cost/{cost-curves,money}',
  'engine/{estimates,flips,open-facts,reasons,robustness,settle,unknowns}',
  'fuzz/smoke',
  'hostile/*',
  'interview/{conversation,end-to-end,estimated,leaving,settling}',
  'io/write-file',
  'layout/{json-in-html,to-html,to-markdown}',
  'library/{interview,same-as-the-command,texts}',
  'package/*',
  'policy/{command,estimated,formats,propose,readme,search,standing}',
  'profile/{read-profile,write-new}',
  'rulebook-content/properties/properties',
  'yaml/parse',
  'rulebook/{cells,normal-form,read-rulebook}',
];

export default mergeConfig(config, { test: { exclude: SLOW.map((name) => `test/${name}.test.ts`) } });
