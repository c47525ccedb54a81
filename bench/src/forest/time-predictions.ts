import { createPredictor, encodeForest } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import { median } from '../report/median.js';
import type { FitTask } from './fit.js';
import type { Predictions } from './predictions.js';
import { readRowFiles } from './row-files.js';

const warmUpRows = 20_000;
const timedRows = 50_000;
const batchRounds = 15;

// A process of its own, which has done nothing else: node time-predictions.js '<FitTask>' prints Predictions.
const task: FitTask = JSON.parse(process.argv[2] ?? '');
const { featureNames, classNames } = task.schema;
const training = readRowFiles(task.folder, 'train', task.trainRows, featureNames.length);
const forest = await trainForestOnThreads(
  { ...training, classCount: classNames.length },
  task.options,
  task.schema,
  { threadCount: task.threads },
);
const { columns } = readRowFiles(task.folder, 'test', task.testRows, featureNames.length);
const rows = Array.from({ length: task.testRows }, (_, row) => columns.map((column) => column[row] ?? 0));
const predictor = createPredictor(forest);

for (let i = 0; i < warmUpRows; i++) predictor.predictRow(rows[i % rows.length] ?? []);
const microseconds = Float64Array.from({ length: timedRows }, (_, i) => {
  const began = performance.now();
  predictor.predictRow(rows[i % rows.length] ?? []);
  return (performance.now() - began) * 1000;
}).sort();
const batchSeconds = Array.from({ length: batchRounds }, () => {
  const began = performance.now();
  predictor.predictColumns(columns);
  return (performance.now() - began) / 1000;
});
const predictions: Predictions = {
  rowP50Us: microseconds[timedRows * 0.5] ?? Number.NaN,
  rowP99Us: microseconds[timedRows * 0.99] ?? Number.NaN,
  batchRowsPerS: rows.length / median(batchSeconds),
  fileBytes: encodeForest(forest).length,
};
console.log(JSON.stringify(predictions));
