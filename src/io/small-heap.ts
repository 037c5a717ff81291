/** By how much of what is in use the heap may grow before it is cleaned up. Left to itself it grows several times as large. */
const PERCENT = 40;

/** Keeps memory small in a run that makes much that is soon forgotten. */
export function keepHeapSmall(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}
