const TOKEN = /\d+(?:\.\d+)?(?:e\d+)?|[-+×/()]/g;

/** What written-out arithmetic comes to: numbers, + - × / and brackets, as on paper. It fails on anything else. */
export function evaluated(text: string): number {
  const rest = text.replaceAll(TOKEN, '').trim();
  if (rest !== '') throw new Error(`${JSON.stringify(text)}: what is ${JSON.stringify(rest)}?`);
  const tokens = text.match(TOKEN) ?? [];
  const [value, end] = sum(tokens, 0);
  if (end < tokens.length) throw new Error(`${JSON.stringify(text)} goes on after its end`);
  return value;
}

type Read = readonly [value: number, next: number];

function sum(tokens: readonly string[], from: number): Read {
  let [value, at] = product(tokens, from);
  for (let sign = tokens[at]; sign === '+' || sign === '-'; sign = tokens[at]) {
    const [term, next] = product(tokens, at + 1);
    value = sign === '+' ? value + term : value - term;
    at = next;
  }
  return [value, at];
}

function product(tokens: readonly string[], from: number): Read {
  let [value, at] = single(tokens, from);
  for (let sign = tokens[at]; sign === '×' || sign === '/'; sign = tokens[at]) {
    const [factor, next] = single(tokens, at + 1);
    value = sign === '×' ? value * factor : value / factor;
    at = next;
  }
  return [value, at];
}

function single(tokens: readonly string[], at: number): Read {
  const token = tokens[at] ?? 'the end';
  if (token !== '(') {
    if (Number.isNaN(Number(token))) throw new Error(`a number is missing before ${token}`);
    return [Number(token), at + 1];
  }
  const [value, end] = sum(tokens, at + 1);
  if (tokens[end] !== ')') throw new Error('a bracket is not closed');
  return [value, end + 1];
}
