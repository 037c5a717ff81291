/**
 * advisor as a library: text in and values out. Everything is pure and synchronous, and nothing is read or sent.
 * Whatever is wrong with a text comes back as a value; an exception is a bug.
 * @module
 */

export type { ModelFacts } from './catalog/model-facts.ts';
export type { OptionId as BuiltInOptionId } from './catalog/option.ts';
export type { Verdict } from './engine/advice.ts';
export type { Certainty } from './engine/certainty.ts';
export type { RuleExplanation } from './engine/explain.ts';
export type { FactChange } from './engine/fact-changes.ts';
export type { Flip, Flips } from './engine/flips.ts';
export type { OpenFact } from './engine/open-facts.ts';
export type { WhyNot } from './engine/why-not.ts';
export { type Advice, advise } from './library/advice.ts';
export { builtInCatalog } from './library/catalog.ts';
export { type CheckFault, type CheckOutcome, check, type PolicyFinding } from './library/check.ts';
export { type CompareReport, compare, type EarlierReport, readReport } from './library/compare.ts';
export { type NextQuestion, nextQuestion } from './library/interview.ts';
export { estimateCost, findModels } from './library/money.ts';
export { type Policy, readPolicy } from './library/policy.ts';
export { type Profile, readProfile } from './library/profile.ts';
export {
  certaintyOf,
  explainRules,
  flipsOf,
  type GivenReason,
  openFactsOf,
  reasonsOf,
  whyNot,
} from './library/questions.ts';
export { type RenderFormat, type RenderOptions, renderRecommendation } from './library/render.ts';
export type { Reading, Result, TextProblem } from './library/result.ts';
export { builtInRulebook, type ReadyRulebook, readRulebook } from './library/rulebook.ts';
export { similarCasesOf } from './library/similar.ts';
export { type Answers, editProfile, writeProfile } from './library/write.ts';
export type { Priority } from './profile/profile.ts';
export type { ModelsReport } from './report/models.ts';
export type { ShownMoney as Money } from './report/money.ts';
export type { ReportedCase as SimilarCase } from './report/similar-in.ts';
export type { Fact, FactId, FactValue } from './rulebook/fact.ts';
export type { Facts } from './rulebook/facts.ts';
export type {
  Claim,
  Criterion,
  CriterionId,
  Option,
  OptionId,
  Rule,
  Rulebook,
  Source,
} from './rulebook/rulebook.ts';
