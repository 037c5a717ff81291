import { can } from '../commands/advisor.ts';

const MOUNT = ['sh', '-c', 'mount -t tmpfs tmpfs /mnt'] as const;

/** What runs a program that may mount disks for itself alone; null where nothing can. */
export const mounting: readonly string[] | null =
  [
    ['unshare', '--mount'],
    ['unshare', '--mount', '--map-root-user'],
  ].find(([program = '', ...args]) => can(program, ...args, ...MOUNT)) ?? null;

if (mounting === null)
  process.stderr.write('Not tested: small and mounted disks, since nobody may mount any here.\n');
