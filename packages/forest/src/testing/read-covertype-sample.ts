import { readFileSync } from 'node:fs';
import type { TrainingSet } from '../forest.js';

/** The text of a file in `test/reference`. */
export function readReference(name: string): string {
  return readFileSync(new URL(`../../test/reference/${name}`, import.meta.url), 'utf8');
}

/** Four thousand rows of Covertype: the first `trainCount` to learn from, the others held out. */
export function readCovertypeSample(trainCount: number): { trained: TrainingSet; heldOut: TrainingSet } {
  const [, ...lines] = readReference('covertype-sample.csv').trimEnd().split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  return {
    trained: toTrainingSet(rows.slice(0, trainCount)),
    heldOut: toTrainingSet(rows.slice(trainCount)),
  };
}

function toTrainingSet(rows: readonly number[][]): TrainingSet {
  return {
    columns: Array.from({ length: 12 }, (_, feature) => Float64Array.from(rows, (row) => row[feature])),
    labels: Uint8Array.from(rows, (row) => row[12]),
    classCount: 7,
  };
}
