import { exceptionOf } from './exceptions.ts';
import type { NeverResult, Results, StepResult } from './measure.ts';
import { laboratory } from './results.ts';
import { exampleOf, factsText } from './shrink.ts';

/** What breaks now, the most often first, each with the smallest profile that shows it. */
export function table({ steps, never }: Results): string {
  const broken = steps.filter((each) => each.broken > 0).toSorted((a, b) => b.broken - a.broken);
  const head = `${steps.length} steps, ${broken.length} of them broken; ${never.length} verdicts that must not be`;
  return [head, ...broken.map(stepText), ...never.filter((each) => each.broken > 0).map(neverText), ''].join(
    '\n',
  );
}

function stepText(result: StepResult): string {
  const { applies, broken, expectation, from, inPlay, step, verdictLost, worst, worstProfile } = result;
  const { fact, name, option, other } = expectation;
  const lines = [
    `\n${name}: ${option} over ${other}, ${fact} ${step}`,
    `  ${broken} of ${applies} (${inPlay} with both in play, ${verdictLost} verdicts lost), worst ${worst.toFixed(1)} points`,
  ];
  const exception = exceptionOf(result);
  if (exception !== null) lines.push(`  known, at most ${exception.atMost}: ${exception.reason}`);
  if (worstProfile === null) return lines.join('\n');
  const { facts, before, after, rules } = exampleOf(laboratory, expectation, from, worstProfile);
  lines.push(`  ${factsText(facts)}: lead ${before.toFixed(2)} -> ${after.toFixed(2)}`);
  lines.push(`  ${rules.join(' ')}`);
  return lines.join('\n');
}

function neverText({ applies, broken, example, expectation }: NeverResult): string {
  const { name, never } = expectation;
  const facts = example === null ? '' : `\n  ${factsText(example)}`;
  return `\n${name}: ${never.join(' or ')} advised\n  ${broken} of ${applies}${facts}`;
}
