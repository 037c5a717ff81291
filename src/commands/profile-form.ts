import { assumptionInputs } from '../cost/asked/assumptions/inputs.ts';
import { builtInModelFacts } from '../io/built-in.ts';
import type { ProfileForm } from '../profile/read-profile.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const ASSUMPTIONS = assumptionInputs(builtInModelFacts);

/** What a profile may speak of: the facts of a rulebook, and the assumptions of the cost model. */
export function profileForm(rulebook: Rulebook): ProfileForm {
  return { rulebook, assumptions: ASSUMPTIONS };
}
