import type { Edit } from './mutant.ts';

/** An edit and the number by which it is switched on. */
export interface Numbered {
  readonly number: number;
  readonly edit: Edit;
}

/** The function by which the source asks whether a mutant is on. */
export const SWITCH = '__isMutant';

/** The source with mutants compiled in, each behind its switch. */
export function withMutants(text: string, mutants: readonly Numbered[]): string {
  const outermostFirst = mutants.toSorted((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end);
  return rendered(text, 0, text.length, outermostFirst);
}

function rendered(text: string, start: number, end: number, mutants: readonly Numbered[]): string {
  let [from, result] = [start, ''];
  let rest = mutants;
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const { edit } = first;
    const here = rest.filter((each) => each.edit.start === edit.start && each.edit.end === edit.end);
    const inside = rest.filter((each) => !here.includes(each) && each.edit.end <= edit.end);
    result += text.slice(from, edit.start);
    result += switched(rendered(text, edit.start, edit.end, inside), here);
    from = edit.end;
    rest = rest.filter((each) => each.edit.start >= edit.end);
  }
  return result + text.slice(from, end);
}

/** Of what stands at the same place, an expression stands within the statement of it. */
function switched(original: string, mutants: readonly Numbered[]): string {
  const expressions = mutants.flatMap(({ number, edit }) =>
    edit.kind === 'expression' ? [`${SWITCH}(${number}) ? (${edit.by}) : `] : [],
  );
  const expression = expressions.length === 0 ? original : `(${expressions.join('')}(${original}))`;
  const drops = mutants.filter(({ edit }) => edit.kind === 'dropped statement');
  if (drops.length === 0) return expression;
  return `{ if (!(${drops.map(({ number }) => `${SWITCH}(${number})`).join(' || ')})) { ${expression} } }`;
}
