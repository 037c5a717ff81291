import type { OptionId } from '../catalog/option.ts';

/** What commander hands to each command. Here, so that a command's definition and what it runs both know it. */

/** Options that every command has which prints a report. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly color: boolean;
  readonly rules?: string;
}

export interface RecommendOptions extends OutputOptions {
  readonly format: 'table' | 'json' | 'markdown';
  readonly set?: readonly string[];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export interface ExplainOptions extends OutputOptions {
  readonly format: 'text' | 'json';
  readonly set?: readonly string[];
  readonly rule?: string;
  readonly option?: string;
  readonly all?: boolean;
}

export interface FlipOptions extends OutputOptions {
  readonly format: 'text' | 'json';
  readonly set?: readonly string[];
  readonly to?: string;
  readonly max: '1' | '2';
}

export interface CompareOptions extends OutputOptions {
  readonly format: 'text' | 'json';
}

export interface CostOptions extends OutputOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly set?: readonly string[];
  readonly livePrices?: boolean;
}

export interface ModelsOptions extends OutputOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly set?: readonly string[];
  readonly option?: OptionId;
  readonly all?: boolean;
}

export type SchemaName = 'profile' | 'rulebook' | 'policy';

export interface SchemaOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly rules?: string;
}

export interface InitOptions {
  readonly force?: boolean;
  readonly rules?: string;
}

export interface CheckCommandOptions {
  readonly policy: readonly string[];
  readonly format?: readonly string[];
  readonly base?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly force?: boolean;
  readonly complete?: boolean;
  readonly maxWarnings?: number;
  readonly today?: string;
  readonly rules?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
}

export interface InterviewOptions {
  readonly from?: string;
  readonly save?: string;
  readonly questions?: string;
  /** Where the report goes, if "recommend" asks. */
  readonly output?: string;
  readonly rules?: string;
  readonly force?: boolean;
  readonly all?: boolean;
  readonly showLead?: boolean;
  readonly color: boolean;
}
