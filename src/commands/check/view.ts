import type { PageOptions } from '../../layout/page.ts';

/** How a check is shown to people. */
export interface CheckView {
  readonly page: PageOptions;
  /** Leave out notes and what is waived. */
  readonly quiet: boolean;
}
