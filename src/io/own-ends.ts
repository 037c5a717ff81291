import { fstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { systemCode } from './system-error.ts';

/**
 * Refuses what leads nowhere, as the system refuses what is not open: a queue of events, which is no file of any kind, or
 * a pipe of whose ends this process has both. Node keeps such for itself, and /dev/fd leads to them; it ends at once where
 * somebody else writes there.
 */
export function refuseOwnEnds(stats: Stats, path: string): void {
  const isOfAKind =
    stats.isFile() ||
    stats.isDirectory() ||
    stats.isFIFO() ||
    stats.isSocket() ||
    stats.isCharacterDevice() ||
    stats.isBlockDevice();
  if (!isOfAKind || (stats.isFIFO() && hasBothEnds(stats)))
    throw Object.assign(new Error(path), { code: 'EBADF' });
}

/** Where the system does not tell, it is taken to be somebody else's. */
function hasBothEnds({ dev, ino }: Stats): boolean {
  const modes = new Set(
    openDescriptors().flatMap((descriptor) => {
      try {
        const stats = fstatSync(descriptor);
        return stats.dev === dev && stats.ino === ino ? [accessOf(descriptor)] : [];
      } catch (error) {
        systemCode(error);
        return [];
      }
    }),
  );
  return modes.has(READS_AND_WRITES) || (modes.has(READS) && modes.has(WRITES));
}

const READS = 0;
const WRITES = 1;
const READS_AND_WRITES = 2;

function openDescriptors(): readonly number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number);
  } catch (error) {
    systemCode(error);
    return [];
  }
}

/** The last two bits of the flags with which it was opened, which stand in octal. */
function accessOf(descriptor: number): number {
  const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
  return Number.parseInt(flags, 8) & 3;
}
