/** A conjunction: variables[i] lies in one of the cells masks[i]. No variable twice, no mask empty or full. */
export interface Box {
  readonly variables: readonly number[];
  readonly masks: readonly number[];
}

/** A condition as alternatives. None: it can never hold. One without variables: it always holds. */
export type Boxes = readonly Box[];
