import { SCOPE } from '../wording.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** What a run tells of itself: whether all of it was done, and what else there is to say. */
export interface Invocation {
  readonly executionSuccessful: boolean;
  readonly exitCode: number;
  readonly toolConfigurationNotifications?: readonly Notification[];
  readonly toolExecutionNotifications?: readonly Notification[];
}

export interface Notification {
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
}

/**
 * A log of one run. It has no automationDetails: GitHub's upload-sarif writes the category there that a workflow gives,
 * and leaves alone what is there.
 */
export function sarifLog(advisor: string, invocation: Invocation, rules: unknown, results: unknown) {
  const driver = {
    name: 'advisor',
    fullName: `advisor ${advisor}`,
    semanticVersion: advisor,
    shortDescription: { text: SCOPE },
    rules,
  };
  const run = { tool: { driver }, invocations: [invocation], columnKind: 'utf16CodeUnits', results };
  return { $schema: SCHEMA, version: '2.1.0', runs: [run] };
}
