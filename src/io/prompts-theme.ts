import type { Terminal } from './terminal.ts';

/** The look of the prompts in the few colours that the rest of the output uses, or without any. */
export function promptTheme(style: Terminal['style']) {
  const asIs = (text: string) => text;
  return {
    prefix: { idle: undefined, done: undefined },
    icon: {
      cursor: '❯',
      checked: style.green('◉'),
      unchecked: '◯',
    },
    spinner: { interval: 80, frames: [''] },
    style: {
      answer: asIs,
      message: asIs,
      error: (text: string) => style.red(text),
      help: (text: string) => style.dim(text),
      highlight: (text: string) => style.bold(text),
      description: asIs,
      disabled: (text: string) => style.dim(text),
      defaultAnswer: (text: string) => style.dim(text),
      key: asIs,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
        style.dim(keys.map(([key, action]) => `${key} ${action}`).join(' · ')),
    },
  };
}
