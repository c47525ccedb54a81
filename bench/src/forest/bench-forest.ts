import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePython } from '@canopy/tracking-servers';
import { describeMachine } from '../report/describe-machine.js';
import type { Figure, Report } from '../report/report.js';
import { readLabelledRows } from './labelled-rows.js';
import type { RowFolder } from './measure-fits.js';
import { measureLarge } from './measure-large.js';
import { measureSmall } from './measure-small.js';
import { writeRowFiles } from './row-files.js';
import { drawTestRows, type SplitRows, splitRows } from './split-rows.js';

const shippedFile = fileURLToPath(new URL('../../../apps/data-api/data/covertype.csv', import.meta.url));
const requirements = fileURLToPath(new URL('../../peers/requirements.txt', import.meta.url));
const smallTestRows = new URL('../../peers/small-test-rows.json', import.meta.url);
const seed = 42;

export interface ForestBenchOptions {
  /** A CSV file of Covertype, or .csv.gz, for the figures on many rows. */
  train?: string | undefined;
  /** Rows to test with; without it a tenth of those in `train` is kept back. */
  test?: string | undefined;
  peers?: boolean | undefined;
}

/** The learner beside scikit-learn and LightGBM in the same run, one after another. Without `peers` ours alone. */
export async function benchForest({ train, test, peers = false }: ForestBenchOptions): Promise<Report> {
  const say = (line: string) => console.log(line);
  const python = peers ? await ensurePython({ environment: process.env, requirements, say }) : undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-bench-'));
  try {
    const testRows: number[] = JSON.parse(await readFile(smallTestRows, 'utf8'));
    const small = splitRows(await readLabelledRows(shippedFile), testRows);
    const figures: Figure[] = await measureSmall(await layOut(path.join(folder, 'small'), small), python);
    if (train === undefined) say('Not measured: the figures on many rows, which need --train FILE.');
    else
      figures.push(
        ...(await measureLarge(await layOut(path.join(folder, 'large'), await read(train, test)), python)),
      );
    return { title: 'The learner, on all cores', machine: describeMachine(), figures };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function read(train: string, test: string | undefined): Promise<SplitRows> {
  const rows = await readLabelledRows(train);
  return test === undefined
    ? splitRows(rows, drawTestRows(rows, 0.1, seed))
    : { train: rows, test: await readLabelledRows(test) };
}

async function layOut(folder: string, rows: SplitRows): Promise<RowFolder> {
  await mkdir(folder);
  await writeRowFiles(folder, rows);
  return {
    folder,
    trainRows: rows.train.labels.length,
    testRows: rows.test.labels.length,
    threads: availableParallelism(),
  };
}
