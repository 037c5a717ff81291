import { expect, test } from 'vitest';
import { closest } from '../../src/yaml/closest.ts';

test.each([
  ['sensitivty', 'data.sensitivity'],
  ['data.sensitivty', 'data.sensitivity'],
  ['ML_Expertise', 'team.ml-expertise'],
  ['taks', 'task'],
  ['prod', 'production'],
  ['a', null],
  ['on', null],
  ['colour', null],
  ['image', null],
  ['', null],
])('%j is taken for %j', (name, meant) => {
  const names = [
    'data.sensitivity',
    'team.ml-expertise',
    'task',
    'production',
    'b',
    'no',
    'images-in',
    'images-out',
  ];
  expect(closest(name, names)).toBe(meant);
});
