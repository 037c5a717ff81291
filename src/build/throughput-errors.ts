import type { Gpu } from '../catalog/gpu.ts';
import type { RooflineParameters } from '../catalog/throughput-roofline.ts';
import { at } from '../rulebook/at.ts';
import { isForFitting, type Measurement } from './compile-throughput.ts';
import { fitRoofline, logErrors } from './fit-throughput.ts';

/** How far predictions are from published rates. */
export interface FitErrors {
  readonly count: number;
  /** Median relative error. */
  readonly median: number;
  /** Shares of the rates within a factor of 1.5 and of 2. */
  readonly within15: number;
  readonly within2: number;
  /** Geometric mean of predicted over published. */
  readonly bias: number;
}

export function errorsOf(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
  parameters: RooflineParameters,
): FitErrors {
  return summaryOf(logErrors(measurements, gpus, parameters));
}

function summaryOf(errors: readonly number[]): FitErrors {
  const relative = errors
    .map((error) => Math.abs(Math.exp(error) - 1))
    .toSorted((left, right) => left - right);
  const within = (factor: number) =>
    errors.filter((error) => Math.abs(error) <= Math.log(factor)).length / errors.length;
  return {
    count: errors.length,
    median: at(relative, Math.floor(relative.length / 2)),
    within15: within(1.5),
    within2: within(2),
    bias: Math.exp(errors.reduce((sum, error) => sum + error, 0) / errors.length),
  };
}

/** The errors on models of which the fit has seen none: those of each series by its name, and of all of them. */
export interface SeriesErrors {
  readonly bySeries: Readonly<Record<string, FitErrors>>;
  readonly all: FitErrors;
}

/**
 * Predicts the rates of each series with a fit like the stored one that has seen none of its models. Encoders are left
 * out: one factor fits their five rates, and without a series there is hardly a rate to fit it to.
 */
export function errorsOnUnseenSeries(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
): SeriesErrors {
  const decoders = measurements.filter(({ engine }) => engine !== 'encoder');
  const names = [...new Set(decoders.map(({ series }) => series))].toSorted();
  const errors = names.map((name) => {
    const others = decoders.filter(({ id, series }) => isForFitting(id) && series !== name);
    const own = decoders.filter(({ series }) => series === name);
    return logErrors(own, gpus, fitRoofline(others, gpus));
  });
  return {
    bySeries: Object.fromEntries(names.map((name, index) => [name, summaryOf(at(errors, index))])),
    all: summaryOf(errors.flat()),
  };
}

/** The errors on the published rates that the fit has not seen, as a page of Markdown. */
export function throughputPage(
  measurements: readonly Measurement[],
  gpus: readonly Gpu[],
  parameters: RooflineParameters,
  unseen: SeriesErrors,
): string {
  const heldBack = measurements.filter(({ id }) => !isForFitting(id));
  const row = (name: string, rows: readonly Measurement[]) => rowOf(name, errorsOf(rows, gpus, parameters));
  const by = (nameOf: (row: Measurement) => string) =>
    [...new Set(heldBack.map(nameOf))].toSorted().map((name) =>
      row(
        name,
        heldBack.filter((each) => nameOf(each) === name),
      ),
    );
  const table = (head: string, rows: readonly string[]) =>
    `| ${head} | rates | median error | within 1.5 | within 2 | predicted / published |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
  return `${[
    '# How fast: the estimate against published rates',
    `The estimate of serving speed has ten fitted parameters and one for encoders (\`fitted\` in rules/throughput.yaml), fitted to ${measurements.length - heldBack.length} published rates. Below are its errors on the other ${heldBack.length}, which the fit has not seen; a hash of what was measured decides which half a rate belongs to. This page is made by \`npm run docs\`.`,
    table('all', [row('all held back', heldBack)]),
    table('kind of model', by(kindOf)),
    table(
      'precision of the weights',
      by(({ precision }) => precision),
    ),
    table(
      'engine',
      by(({ engine }) => engine),
    ),
    table(
      'source',
      by(({ source }) => source),
    ),
    table(
      'GPU',
      by(({ gpu }) => gpu),
    ),
    table(
      'model',
      by(({ model }) => model),
    ),
    UNSEEN_SERIES,
    table('series that the fit has not seen', [
      rowOf('all', unseen.all),
      ...Object.entries(unseen.bySeries).map(([name, errors]) => rowOf(name, errors)),
    ]),
    LIMITS,
  ].join('\n\n')}\n`;
}

const UNSEEN_SERIES = `Both halves have rates of the same models, so the errors above say how well other lengths and GPUs are predicted, not
other models. Below, every series in turn is left out of the fit and predicted by what is fitted to the others: this is
what to expect of a model whose series has no published rate.`;

const LIMITS = `No saturated rate of AMD's GPUs is among them: published measurements of the MI300X with software of 2024 run about three times below
the estimate, which is divided by three there. The same factor stands in for Apple's and other hardware, of which no
saturated rate was found. Latent and linear attention, unpacked 4-bit weights and GPUs without a row get a range twice as wide
as a judgement. FP4 counts only where the maker publishes the weights so: other weights of 4 bits are taken to be unpacked,
which is below what a GPU that computes in FP4 could do with them. The encoders are five rates under three libraries.`;

function kindOf({ architecture, engine }: Measurement): string {
  if (engine === 'encoder') return 'encoder';
  const share = architecture.activeParameters / architecture.parameters;
  if (share === 1) return 'dense';
  return share < 0.2 ? 'mixture, under a fifth active' : 'mixture of few experts';
}

function rowOf(name: string, { count, median, within15, within2, bias }: FitErrors): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `| ${name} | ${count} | ${percent(median)} | ${percent(within15)} | ${percent(within2)} | ${bias.toFixed(2)} |`;
}
