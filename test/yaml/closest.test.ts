import { describe, expect, test } from 'vitest';
import { closest, nearest } from '../../src/yaml/closest.ts';

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

describe('of many names', () => {
  const GPUS = [
    'L4',
    'L40S',
    'A10G',
    'A40',
    'A100-40-SXM',
    'A100-80-PCIe',
    'H100-NVL',
    'GH200-96',
    'H200-SXM',
  ];
  const MODELS = [
    'gpt-5-mini',
    'gpt-5',
    'claude-sonnet-5',
    'claude-sonnet-5.5',
    'claude-opus-5',
    'gpt-oss-20b',
  ];

  test.each([
    ['A100', GPUS, ['A100-40-SXM', 'A100-80-PCIe']],
    ['a100 80', GPUS, ['A100-80-PCIe']],
    ['H200', GPUS, ['H200-SXM', 'GH200-96']],
    ['l4', GPUS, ['L4']],
    ['L40', GPUS, ['L40S']],
    ['A10', GPUS, ['A10G', 'A100-40-SXM', 'A100-80-PCIe']],
    ['NVIDIA H100 80GB', GPUS, ['H100-NVL']],
    ['h10O', GPUS, []],
    ['4', MODELS, []],
    ['claude', MODELS, ['claude-sonnet-5', 'claude-sonnet-5.5', 'claude-opus-5']],
    ['gpt', MODELS, ['gpt-5-mini', 'gpt-5', 'gpt-oss-20b']],
    ['opus', MODELS, ['claude-opus-5']],
    ['gpt-5-mni', MODELS, ['gpt-5-mini']],
    ['5.5 sonnet', MODELS, ['claude-sonnet-5.5']],
    ['foo', MODELS, []],
  ])('%j is taken for what begins like it, holds it or is near to it', (name, names, meant) => {
    expect(nearest(name, names)).toEqual(meant);
  });
});
