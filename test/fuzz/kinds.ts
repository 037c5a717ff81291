import type { Kind } from './kind.ts';
import { invented, shelf } from './kind-advice.ts';
import { mutants } from './kind-mutants.ts';
import { policies } from './kind-policy.ts';

export const KINDS: readonly Kind[] = [invented, shelf, mutants, policies];
