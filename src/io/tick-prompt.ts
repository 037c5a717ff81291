import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  usePagination,
  useState,
} from '@inquirer/core';
import type { promptTheme } from './prompts-theme.ts';
import { type Line, nextLine, tickedAfter } from './ticking.ts';

export interface TickConfig {
  readonly message: string;
  readonly lines: readonly Line[];
  readonly ticked: readonly number[];
  /** What is wrong with these ticks, or null. */
  readonly fault: (ticked: readonly number[]) => string | null;
  readonly pageSize: number;
  readonly theme: ReturnType<typeof promptTheme>;
}

/**
 * A list to tick, which gives the places of the lines that were chosen. Space ticks, and what contradicts it is no longer
 * ticked; Enter takes the ticks, or the command that the cursor is on.
 */
export const tickPrompt = createPrompt<readonly number[], TickConfig>((config, done) => {
  const { lines, pageSize, theme } = config;
  const [isDone, setDone] = useState(false);
  const [active, setActive] = useState(nextLine(lines, -1, 1));
  const [ticked, setTicked] = useState(config.ticked);
  const [fault, setFault] = useState('');
  const take = (chosen: readonly number[]) => {
    setDone(true);
    done(chosen);
  };
  useKeypress((key) => {
    setFault('');
    const isCommand = lines[active]?.kind === 'command';
    if (isUpKey(key)) setActive(nextLine(lines, active, -1));
    else if (isDownKey(key)) setActive(nextLine(lines, active, 1));
    else if ((isEnterKey(key) || isSpaceKey(key)) && isCommand) take([active]);
    else if (isSpaceKey(key)) setTicked(tickedAfter(lines, ticked, active));
    else if (isEnterKey(key)) {
      const wrong = config.fault(ticked);
      if (wrong === null) take(ticked);
      else setFault(wrong);
    }
  });
  const page = usePagination({
    items: lines,
    active,
    renderItem: ({ item, index, isActive }) => {
      if (item.kind === 'rule') return ` ${item.text}`;
      const cursor = isActive ? theme.icon.cursor : ' ';
      const isTicked = ticked.includes(index) ? theme.icon.checked : theme.icon.unchecked;
      const text = `${cursor}${item.kind === 'command' ? '' : isTicked} ${item.text}`;
      return isActive ? theme.style.highlight(text) : text;
    },
    pageSize,
    loop: false,
  });
  if (isDone) return '';
  const keys = theme.style.keysHelpTip([
    ['↑↓', 'navigate'],
    ['space', 'tick'],
    ['⏎', 'done'],
  ]);
  const faults = fault === '' ? [] : [theme.style.error(fault)];
  return `${[config.message, page, ' ', ...faults, keys].join('\n')}${HIDE_CURSOR}`;
});

const HIDE_CURSOR = '\u001b[?25l';
