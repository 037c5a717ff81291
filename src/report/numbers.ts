import type { OptionReport } from './report.ts';

/** Points in words: whole ones from 10 on, else with one decimal. */
export function points(value: number): string {
  const rounded = Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  return `${rounded} ${rounded === '1' ? 'point' : 'points'}`;
}

/** Scores as whole numbers; with one decimal where whole ones would hide a difference. */
export function scores(options: readonly OptionReport[]): readonly string[] {
  const whole = options.map((option) => option.score.toFixed(0));
  const hidden = options.some((a, i) =>
    options.some((b, j) => i < j && whole[i] === whole[j] && Math.abs(a.score - b.score) > 1e-9),
  );
  return hidden ? options.map((option) => option.score.toFixed(1)) : whole;
}

/** A share as "97 of 100"; never 100 of 100 unless it is every one, never 0 unless it is none. */
export function inHundred(share: number): string {
  const hundredths = share === 1 ? 100 : share === 0 ? 0 : Math.min(99, Math.max(1, Math.round(share * 100)));
  return `${hundredths} of 100`;
}

/** 1st, 2nd, 3rd, 4th … */
export function ordinal(rank: number): string {
  const suffix = rank % 100 >= 11 && rank % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${suffix}`;
}
