import { rulebook, treeOf } from '../built-in.ts';
import { Laboratory } from './laboratory.ts';
import { measure, type Results } from './measure.ts';
import { randomProfiles } from './random-profiles.ts';
import { readExpectations } from './read-expectations.ts';

export const PROFILES = 2000;
export const profiles = randomProfiles(rulebook, PROFILES);
export const expectations = readExpectations(
  treeOf('test/rulebook-content/properties/expectations.yaml'),
  rulebook,
);
export const laboratory = new Laboratory(rulebook, [...expectations.steps, ...expectations.never]);

/** What becomes of every expectation with the rules as their file says them now. */
export function results(): Results {
  return measure(laboratory, expectations, profiles);
}
