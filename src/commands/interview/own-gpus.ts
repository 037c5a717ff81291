import type { Gpu } from '../../catalog/gpu.ts';
import type { Commitment } from '../../cost/asked/assumptions/choices.ts';
import type { Prompts } from '../../io/prompts.ts';
import type { Assumed } from '../../profile/profile.ts';
import type { FactId } from '../../rulebook/fact.ts';

/** The GPUs that somebody owns: their kind, and how many, null where they do not know that. */
export interface OwnGpus {
  readonly kind: string;
  readonly count: number | null;
}

/** The fact that says that somebody owns GPUs. */
export const OWNED_IN: FactId = 'deployment.infrastructure';

const MOST = 100_000;

/** Asks which GPUs somebody owns; null where they do not know their kind, or it is none that the catalogue has. */
export async function askOwnGpus(
  gpus: readonly Gpu[],
  before: OwnGpus | null,
  prompts: Prompts,
): Promise<OwnGpus | null> {
  const entries = gpus.map(({ id, name }): { value: string | null; label: string } => ({
    value: id,
    label: name,
  }));
  const kind = await prompts.choose({
    progress: 'About your graphics processors, 1 of 2',
    question: 'Of which kind are most of them?',
    help: 'What they carry and what they cost follows from it.',
    entries,
    commands: [{ value: null, label: "Another kind, or I don't know" }],
    ...(before === null ? {} : { at: before.kind }),
  });
  if (kind === null) {
    prompts.say(['• Own graphics processors: kind not known']);
    return null;
  }
  const count = await askCount(before?.kind === kind ? before.count : null, prompts);
  const name = gpus.find(({ id }) => id === kind)?.name ?? kind;
  prompts.say([`• Own graphics processors: ${gpusText(name, count)}`]);
  return { kind, count };
}

async function askCount(before: number | null, prompts: Prompts): Promise<number | null> {
  const countIn = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 0);
  const text = await prompts.type({
    progress: 'About your graphics processors, 2 of 2',
    question: 'How many of them can this project use?',
    hint: "Enter alone: I don't know",
    unit: 'pieces',
    text: before === null ? '' : String(before),
    fault: (typed) => {
      const isFine = typed.trim() === '' || (countIn(typed) >= 1 && countIn(typed) <= MOST);
      return isFine ? null : `a whole number from 1 to ${MOST.toLocaleString('en-US')}`;
    },
  });
  return text.trim() === '' ? null : countIn(text);
}

export function gpusText(name: string, count: number | null): string {
  return count === null ? `${name}, number not known` : `${count} × ${name}`;
}

const OWN: Commitment = 'own';

/** What a profile assumes of them. */
export function assumptionsOf({ count, kind }: OwnGpus): ReadonlyMap<string, Assumed> {
  const counted: [string, Assumed][] = count === null ? [] : [['gpu.count', count]];
  return new Map([['gpu.kind', kind], ...counted, ['gpu.commitment', OWN]]);
}
