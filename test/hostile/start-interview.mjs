import { readFileSync } from 'node:fs';
import { builtInRulebook, editProfile, nextQuestion, readProfile, readRulebook } from '../../dist/index.js';

/** Starts an interview from a profile, asks for the first question and writes an answer into the text, without a terminal. */
const [from, , rules] = process.argv.slice(2);
const rulebook =
  rules === undefined ? { ok: true, value: builtInRulebook() } : readRulebook(readFileSync(rules, 'utf8'));
const text = readFileSync(from, 'utf8');
const profile = rulebook.ok ? readProfile(text, rulebook.value) : rulebook;
if (profile.ok) {
  const { fact, settled } = nextQuestion(profile.value);
  const edited = fact && editProfile(text, profile.value.rulebook, { unknown: [fact.id] });
  process.stdout.write(`${fact?.id ?? 'nothing to ask'} ${settled} ${edited?.ok}\n`);
} else {
  process.stdout.write(`${profile.problems.length} ${profile.problems[0]?.message}\n`);
  process.exitCode = 2;
}
