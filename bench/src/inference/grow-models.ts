import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { featureColumns, labelColumn } from '@canopy/covertype';
import { createPredictor, encodeForest, type Forest } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import type { ServingDescription } from '@canopy/pipeline-contract';
import { type LabelledRows, readLabelledRows } from '../forest/labelled-rows.js';
import { writeRowFiles } from '../forest/row-files.js';
import { extraTrees } from '../forest/settings.js';
import { splitRows } from '../forest/split-rows.js';

const shippedFile = fileURLToPath(new URL('../../../apps/data-api/data/covertype.csv', import.meta.url));
const smallTestRows = new URL('../../peers/small-test-rows.json', import.meta.url);
const schema = { featureNames: featureColumns.map(({ key }) => key), classNames: labelColumn.classNames };

/** A forest as inference reads it. */
export interface StoredModel {
  forest: Uint8Array;
  serving: ServingDescription;
}

export interface Models {
  train: LabelledRows;
  test: LabelledRows;
  /** What the test rows are as requests. */
  bodies: string[];
  /** The worker's default forest of the shipped rows. */
  small: StoredModel;
  /** One whose file has about 50 MB. */
  large: StoredModel;
}

/** Grows the forests of the bench, and writes the shipped rows to a folder for the peer to learn from. */
export async function growModels(folder: string): Promise<Models> {
  const testRows: number[] = JSON.parse(await readFile(smallTestRows, 'utf8'));
  const split = splitRows(await readLabelledRows(shippedFile), testRows);
  await writeRowFiles(folder, split);
  const { train, test } = split;
  const rows = Array.from(test.labels, (_, row) => test.columns.map((column) => column[row] ?? 0));
  const bodies = rows.map((row) =>
    JSON.stringify(Object.fromEntries(schema.featureNames.map((name, f) => [name, row[f]]))),
  );
  const few = rows.slice(0, 5);
  const small = store(await grow(train, 100), few);
  return { train, test, bodies, small, large: store(await grow(shuffleLabels(train), largeTrees), few) };
}

// Of labels that follow from nothing, each tree has as many leaves as there are rows of another class than their neighbours.
const largeTrees = 700;

function shuffleLabels({ columns, labels }: LabelledRows): LabelledRows {
  return { columns, labels: labels.map((_, row) => labels[(row * 7919) % labels.length] ?? 0) };
}

function grow({ columns, labels }: LabelledRows, treeCount: number): Promise<Forest> {
  const set = { columns, labels, classCount: schema.classNames.length };
  return trainForestOnThreads(set, extraTrees(treeCount, 8).options, schema, {
    threadCount: availableParallelism(),
  });
}

function store(forest: Forest, rows: readonly number[][]): StoredModel {
  const { predictRow } = createPredictor(forest);
  const serving = {
    categoryNumbers: { wilderness_area: { Rawah: 0, Neota: 1, Commanche: 2, Cache: 3 } },
    selfTest: rows.map((features) => ({ features, probabilities: [...predictRow(features)] })),
  };
  return { forest: encodeForest(forest), serving };
}
