import type { Hostile } from './kind.ts';
import { others } from './others.ts';
import { policies } from './policies.ts';
import { profiles } from './profiles.ts';
import { rulebooks } from './rulebooks.ts';
import { shapes } from './shapes.ts';

/** Every kind of hostile file. */
export const corpus: readonly Hostile[] = [...shapes, ...profiles, ...rulebooks, ...policies, ...others];
