import { normalized } from '../yaml/fold.ts';

/**
 * The path of a profile as reports show it, without steps back and forth: what waivers and baselines know it by. Null for
 * what has none below the working folder, such as standard input.
 */
export function profilePath(shown: string): string | null {
  const parts: string[] = [];
  const steps = normalized(shown, 'NFC').split('/');
  steps.forEach((step, index) => {
    if (step === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (step !== '.' && (step !== '' || index === steps.length - 1)) parts.push(step);
  });
  const isElsewhere = /^(\/|[A-Za-z]:\/|<)/.test(shown) || parts[0] === '..';
  return isElsewhere ? null : parts.join('/');
}
