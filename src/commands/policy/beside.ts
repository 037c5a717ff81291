const CASES = /\.test(\.ya?ml|\.json)$/;

const KIND = /(\.ya?ml|\.json)?$/;

/** The file of the cases that belong to a file: itself where it has cases, else the one beside that policy. */
export function casesBeside(path: string): string {
  return CASES.test(path) ? path : path.replace(KIND, (kind) => `.test${kind === '' ? '.yaml' : kind}`);
}

/** The policy after which a file of cases is called. */
export function policyBeside(cases: string): string {
  return cases.replace(CASES, '$1');
}
