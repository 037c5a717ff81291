import { at, missing } from '../../rulebook/at.ts';

/** The features that something has, by number, and its class, by number. */
export interface Example {
  readonly features: readonly number[];
  readonly label: number;
}

/** For each class a weight for each feature and, at the end, an intercept. */
export type Weights = readonly (readonly number[])[];

/** How many features and classes there are. */
export interface Shape {
  readonly features: number;
  readonly classes: number;
}

const MOST_STEPS = 2000;
const FLAT = 1e-3;

/**
 * Fits a multinomial logistic regression with a ridge: the weights with the least log loss of all examples plus half the
 * squared weights, the intercepts left out of that, as statistics packages do where nothing else is said. Accelerated
 * gradient descent (Nesterov) from zero, so the same for the same examples.
 */
export function fitRegression(examples: readonly Example[], shape: Shape): Weights {
  const inputs = examples.map(({ features, label }) => ({ features: [...features, shape.features], label }));
  const step = 1 / (1 + greatestCurvature(inputs, shape.features + 1) / 2);
  let weights = Array.from({ length: shape.classes }, () => zeros(shape.features + 1));
  let ahead: Weights = weights;
  for (let round = 1; round <= MOST_STEPS; round++) {
    const gradient = gradientAt(ahead, inputs);
    if (gradient.every((row) => row.every((slope) => Math.abs(slope) < FLAT))) break;
    const next = moved(ahead, gradient, -step);
    ahead = moved(next, moved(next, weights, -1), (round - 1) / (round + 2));
    weights = next;
  }
  return ahead;
}

/** The probability of each class. */
export function probabilities(weights: Weights, features: readonly number[]): readonly number[] {
  return softmax(weights, [...features, at(weights, 0).length - 1]);
}

function softmax(weights: Weights, input: readonly number[]): readonly number[] {
  const scores = weights.map((row) => sumOf(row, input));
  const greatest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - greatest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function gradientAt(weights: Weights, inputs: readonly Example[]): Weights {
  const gradient = weights.map((row) => [...row.slice(0, -1), 0]);
  for (const { features, label } of inputs) {
    const expected = softmax(weights, features);
    for (const [each, row] of gradient.entries()) {
      const error = at(expected, each) - Number(each === label);
      for (const feature of features) row[feature] = (row[feature] ?? missing()) + error;
    }
  }
  return gradient;
}

/** The greatest eigenvalue of the products of the inputs, by power iteration: half of it bounds how fast the loss bends. */
function greatestCurvature(inputs: readonly Example[], width: number): number {
  let direction: readonly number[] = zeros(width).fill(1);
  let length = 0;
  for (let round = 0; round < 50; round++) {
    const turned = zeros(width);
    for (const { features } of inputs) {
      const product = sumOf(direction, features);
      for (const feature of features) turned[feature] = (turned[feature] ?? missing()) + product;
    }
    length = Math.hypot(...turned);
    direction = turned.map((value) => value / length);
  }
  return length;
}

function sumOf(row: readonly number[], features: readonly number[]): number {
  let sum = 0;
  for (const feature of features) sum += row[feature] ?? missing();
  return sum;
}

function moved(weights: Weights, by: Weights, times: number): number[][] {
  return weights.map((row, label) => {
    const moves = at(by, label);
    return row.map((value, feature) => value + times * (moves[feature] ?? missing()));
  });
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}
