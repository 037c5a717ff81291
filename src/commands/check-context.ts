import { builtInModelFacts } from '../io/built-in.ts';
import { adviserOf } from '../policy/advice.ts';
import type { CompiledDemands } from '../policy/compile.ts';
import { modelLookup } from '../policy/model-lookup.ts';
import { pricingOf } from '../policy/pricing.ts';
import type { CheckContext } from '../policy/subject.ts';
import { compileLoaded } from '../report/situation.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';

/** What every check against these demands rests on, on a day YYYY-MM-DD. */
export function checkContext(loaded: LoadedRulebook, policy: CompiledDemands, today: string): CheckContext {
  const { rulebook } = loaded;
  const adviser = adviserOf(compileLoaded(loaded), pricingOf(rulebook, builtInModelFacts));
  return { policy, rulebook, adviser, models: modelLookup(builtInModelFacts), proposes: true, today };
}
