import { builtInPrecedents } from '../../io/built-in.ts';
import { similarIn } from '../../report/similar-in.ts';
import { checkName } from '../check-name.ts';
import { shownAs } from '../formats.ts';
import { loadSituation } from '../load-situation.ts';
import { reportOnProfile } from '../report.ts';
import { explainBlocks } from './blocks.ts';
import { claimsBlocks } from './claims/blocks.ts';
import { claimsOf } from './claims/claims.ts';
import { claimsJson } from './claims/json.ts';
import type { ExplainOptions } from './command.ts';
import { explanationOf } from './explanation.ts';
import { explainJson } from './json.ts';

/** Explains the verdict on a profile. */
export function run(path: string | undefined, options: ExplainOptions): Promise<void> {
  return reportOnProfile(path, options, async (source) => {
    const loaded = await loadSituation(source, options);
    if (!loaded.ok) return loaded;
    if (options.claims) return shownAs(claimsOf(loaded.value), claimsBlocks, claimsJson);
    const { rules, options: known } = loaded.value.loaded.rulebook;
    const ids = (named: readonly { readonly id: string }[]) => named.map((each) => each.id);
    const rule = checkName('--rule', 'rule', options.rule, ids(rules));
    const option = checkName('--option', 'option', options.option, ids(known));
    if (!rule.ok) return rule;
    if (!option.ok) return option;
    const similar = () => similarIn(loaded.value, builtInPrecedents());
    const request = {
      rule: rule.value,
      option: option.value,
      similar: options.similar === true,
      all: options.full === true,
    };
    const explanation = explanationOf(loaded.value, request, similar);
    return shownAs(explanation, explainBlocks, explainJson);
  });
}
