import type { Problem } from '../yaml/problem.ts';
import { child, type Entry, entriesOf, numberIn, startOf, type Tree, treeAt } from '../yaml/tree.ts';

/** What is wrong with the words of a rulebook, beside their form. Numbers that are none are complained of elsewhere. */
export function checkWords(words: Tree): readonly Problem[] {
  return [...checkLeads(words), ...entriesOf(words).flatMap(checkRecord)];
}

function checkLeads(words: Tree): readonly Problem[] {
  const lead = treeAt(words, ['clear', 'lead']);
  const [clear, likely] = [numberIn(lead), numberIn(treeAt(words, ['likely', 'lead']))];
  if (lead === undefined || clear === null || likely === null || clear >= likely) return [];
  const explanation = `"clear" needs at least the lead of "likely", which is ${likely}, but has ${clear}.`;
  return [{ kind: 'clash', subject: 'words', explanation, at: startOf(lead) }];
}

function checkRecord({ key: word, value }: Entry): readonly Problem[] {
  return entriesOf(value).flatMap(({ key, value: tally }) => checkTally(`${word}, ${key}`, tally));
}

/** Whoever chose the verdict matched it, and nobody chose it and the second option. */
function checkTally(subject: string, tally: Tree): readonly Problem[] {
  const count = (key: string) => numberIn(child(tally, key));
  const [cases, chosen, matched, second] = [
    count('cases'),
    count('chosen'),
    count('matched'),
    count('second'),
  ];
  if (cases === null || chosen === null || matched === null || second === null) return [];
  const clash = (explanation: string): Problem => ({
    kind: 'clash',
    subject,
    explanation,
    at: startOf(tally),
  });
  return [
    ...(matched > cases ? [clash(`${matched} of ${cases} cases cannot match.`)] : []),
    ...(chosen > matched
      ? [clash(`${chosen} chose the verdict, so no fewer match it, but "matched" is ${matched}.`)]
      : []),
    ...(chosen + second > cases
      ? [clash(`${chosen} and ${second} cannot have chosen the first and the second option of ${cases}.`)]
      : []),
  ];
}
