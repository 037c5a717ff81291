import { at } from '../../rulebook/at.ts';

/** What is known of something as numbers, and its class as a number from 0. */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

/** For each class a weight for each feature and, at the end, its intercept. */
export type Weights = readonly (readonly number[])[];

/** The ridge penalty is half the squared weights, each example weighing 1 beside it: what statistics packages start from. */
const STEPS = 400;

/**
 * Fits a multinomial logistic regression: the weights with the least sum of the penalty and the log loss of all examples,
 * intercepts unpenalised. Accelerated gradient descent (Nesterov) from zero, so the same for the same examples.
 */
export function fitRegression(examples: readonly Example[], classes: number): Weights {
  const width = (examples[0]?.features.length ?? 0) + 1;
  const inputs = examples.map(({ features }) => [...features, 1]);
  const step = 1 / (1 + greatestCurvature(inputs, width) / 2);
  let weights = zeros(classes, width);
  let ahead = weights;
  for (let round = 1; round <= STEPS; round++) {
    const gradient = gradientAt(ahead, inputs, examples);
    const next = ahead.map((row, label) =>
      row.map((value, place) => value - step * at(at(gradient, label), place)),
    );
    const momentum = (round - 1) / (round + 2);
    ahead = next.map((row, label) =>
      row.map((value, place) => value + momentum * (value - at(at(weights, label), place))),
    );
    weights = next;
  }
  return weights;
}

/** The probability of each class. */
export function probabilities(weights: Weights, features: readonly number[]): readonly number[] {
  return softmax(weights, [...features, 1]);
}

function softmax(weights: Weights, input: readonly number[]): readonly number[] {
  const scores = weights.map((row) => dot(row, input));
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function gradientAt(
  weights: Weights,
  inputs: readonly (readonly number[])[],
  examples: readonly Example[],
): readonly number[][] {
  const gradient = weights.map((row) => row.map((value, place) => (place === row.length - 1 ? 0 : value)));
  for (const [index, input] of inputs.entries()) {
    const expected = softmax(weights, input);
    for (const [label, row] of gradient.entries()) {
      const error = at(expected, label) - Number(at(examples, index).label === label);
      for (let place = 0; place < row.length; place++) row[place] = at(row, place) + error * at(input, place);
    }
  }
  return gradient;
}

/** The greatest eigenvalue of the inputs' products, by power iteration: half of it bounds how fast the gradient turns. */
function greatestCurvature(inputs: readonly (readonly number[])[], width: number): number {
  let direction = new Array<number>(width).fill(1 / Math.sqrt(width));
  let length = 0;
  for (let round = 0; round < 50; round++) {
    const products = inputs.map((input) => dot(input, direction));
    const turned = direction.map((_, place) =>
      inputs.reduce((sum, input, index) => sum + at(input, place) * at(products, index), 0),
    );
    length = Math.hypot(...turned);
    if (length === 0) return 0;
    direction = turned.map((value) => value / length);
  }
  return length;
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += at(left, place) * at(right, place);
  return sum;
}

function zeros(rows: number, columns: number): Weights {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}
