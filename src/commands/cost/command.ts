import { Command } from '@commander-js/extra-typings';
import {
  assumeOption,
  type OptionsOf,
  priorityOption,
  profileArgument,
  setOption,
  todayOption,
  withReportOptions,
} from '../options.ts';

export type CostOptions = OptionsOf<typeof costCommand>;

export function costCommand() {
  const command = new Command('cost')
    .description(
      'Estimate what each option costs a month, what drives that, and where self-hosting breaks even',
    )
    .addArgument(profileArgument())
    .addOption(setOption())
    .addOption(assumeOption())
    .addOption(priorityOption())
    .addOption(todayOption())
    .option('--full', 'Every assumption with its source, and the quotes behind the price of a GPU')
    .addHelpText(
      'after',
      `
The profile states workload.requests_per_day (model calls), and per call
workload.input_tokens and workload.output_tokens, or at least workload.volume;
and under "assumptions" what you know better. --assume states the same, and goes
before what the profile says.

Examples:
  advisor cost
  advisor cost --set workload.requests_per_day=200000
  advisor cost --assume gpu.kind=L40S --assume gpu.count=4
  advisor cost team.yaml --format markdown -o docs/cost.md --force
  advisor cost --json | jq '.options[]? | {id, usd_a_month}'`,
    );
  return withReportOptions(command);
}
