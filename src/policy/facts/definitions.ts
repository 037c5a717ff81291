import { TIERS } from '../../catalog/catalog.ts';
import { CONFIDENCES } from '../../engine/confidence.ts';
import type { Choice, Fact, FactId, NumberFact, TextFact } from '../../rulebook/fact.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { NONE_FITS } from '../advice.ts';
import { ESTIMATE, WITHIN_BUDGET } from './keys.ts';

const BOUNDARY = 'data.boundary';

/** A hundred years either way: further off, a day is as good as never. */
export const MAX_DAYS = 36_500;

/** A billion dollars a month. */
export const MAX_USD = 1e9;

const MAX_TOKENS = 1e9;

/** What a policy may speak of beside the facts of its rulebook and those of the organisation. */
export function policyFacts(rulebook: Rulebook): readonly Fact[] {
  return [...decisionFacts(rulebook), ...modelFacts(), ...profileFacts()];
}

function decisionFacts(rulebook: Rulebook): readonly Fact[] {
  const options = rulebook.options.map((option) => ({ id: option.id, label: option.title }));
  return [
    choice('decision.chosen', 'Which option was chosen?', options),
    yesNo('decision.follows_verdict', 'Is the choice the one advised?'),
    choice('decision.verdict', 'Which option is advised?', [
      ...options,
      { id: NONE_FITS, label: 'Nothing fits.' },
    ]),
    choice(
      'decision.confidence',
      'How sure is the advice?',
      CONFIDENCES.map((id) => ({ id, label: id })),
    ),
    yesNo('decision.settled', 'Can no unknown fact change the advice?'),
    dataReaches(rulebook),
    text('decision.role', 'What does this system do among several?'),
    text('decision.owner', 'Who answers for it?'),
    text('decision.model', 'Which model is used?'),
    text('decision.provider', 'Who runs the model?'),
    text('decision.region', 'Where does the model run?'),
    days('decision.days_since_decision', 'When was it decided?'),
    yesNo('decision.approved', 'Who approved the decision?'),
    text('decision.approved_by', 'Who approved the decision?'),
    yesNo('decision.approved_by_owner', 'Did the one who answers for it approve it?'),
    days('decision.days_since_approval', 'When was it approved?'),
    days('decision.review_in_days', 'When is the decision reviewed?'),
    yesNo(WITHIN_BUDGET, 'Do its likely fees and machines stay within the budget?'),
    amount(ESTIMATE, 'What are its likely fees and machines a month?', 'USD', MAX_USD),
  ];
}

function modelFacts(): readonly Fact[] {
  return [
    yesNo('model.open_weights', 'Are the weights of the model published?'),
    {
      ...text('model.licence', 'Under which licence is the model?'),
      form: {
        pattern: /^[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*$/,
        description: 'an SPDX expression such as Apache-2.0, or proprietary',
      },
    },
    {
      ...text('model.country', 'In which country is the maker of the model?'),
      form: { pattern: /^[A-Za-z]{2}$/, description: 'two letters of ISO 3166 such as US or CN' },
    },
    choice(
      'model.class',
      'What is the model for?',
      TIERS.map((id) => ({ id, label: id })),
    ),
    amount('model.context', 'How many tokens of input and output does the model take?', 'tokens', MAX_TOKENS),
    yesNo('model.retirement_announced', 'Has the vendor said when it ends the model?'),
    days('model.days_to_retirement', 'When does the vendor end the model?'),
    text('model.replacement', 'Which model does the vendor name in its place?'),
  ];
}

function profileFacts(): readonly Fact[] {
  return [
    {
      ...text('profile.path', 'Where is the profile?'),
      form: {
        pattern: /^(?!\.{0,2}\/)/,
        description: 'a path as reports show it, such as services/search/advisor.yaml',
      },
    },
    text('profile.name', 'What is the project called?'),
    text('profile.owner', 'Who answers for the project?'),
  ];
}

function base(id: FactId, question: string) {
  return { id, question, help: question, ask: 'engineering', changeable: false } as const;
}

function choice(id: FactId, question: string, values: readonly Choice[]): Fact {
  return { ...base(id, question), type: 'enum', ordered: false, values, derivation: null };
}

function text(id: FactId, question: string): TextFact {
  return { ...base(id, question), type: 'text' };
}

function yesNo(id: FactId, question: string): Fact {
  return { ...base(id, question), type: 'boolean', yes: 'Yes', no: 'No' };
}

function days(id: FactId, question: string): NumberFact {
  return { ...base(id, question), type: 'number', unit: 'days', min: -MAX_DAYS, max: MAX_DAYS, step: 1 };
}

function amount(id: FactId, question: string, unit: string, max: number): NumberFact {
  return { ...base(id, question), type: 'number', unit, min: 0, max, step: 1 };
}

/** Where data goes is told on the scale of where it may go; where a rulebook has no such scale, in free text. */
function dataReaches(rulebook: Rulebook): Fact {
  const id = 'decision.data_reaches';
  const question = 'Where does the data go?';
  const boundary = rulebook.facts.find((fact) => fact.id === BOUNDARY);
  if (boundary?.type !== 'enum') return text(id, question);
  return { ...base(id, question), type: 'enum', ordered: true, values: boundary.values, derivation: null };
}
