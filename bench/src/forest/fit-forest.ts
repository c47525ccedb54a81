import { featureColumns, labelColumn } from '@canopy/covertype';
import { createPredictor } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import { evaluateClassifier } from '@canopy/statistics';
import type { Fit, FitTask } from './fit.js';
import { readRowFiles } from './row-files.js';

// A process of its own, so that its memory is that of the fit: node fit-forest.js '<FitTask>' prints a Fit.
const task: FitTask = JSON.parse(process.argv[2] ?? '');
const classCount = labelColumn.classNames.length;
const rows = readRowFiles(task.folder, 'train', task.trainRows, featureColumns.length);
const traits = featureColumns.map((_, column) => ({
  isCategorical: task.categorical.includes(column),
  mayBeMissing: false,
}));
const schema = {
  featureNames: featureColumns.map((column) => column.key),
  classNames: labelColumn.classNames,
};

const start = performance.now();
const forest = await trainForestOnThreads({ ...rows, classCount, traits }, task.options, schema, {
  threadCount: task.threads,
});
const seconds = (performance.now() - start) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;

const test = readRowFiles(task.folder, 'test', task.testRows, featureColumns.length);
const probabilities = createPredictor(forest).predictColumns(test.columns);
const { accuracy, f1Macro } = evaluateClassifier({ labels: test.labels, probabilities, classCount });
const fit: Fit = { seconds, peakMb, accuracy, macroF1: f1Macro };
console.log(JSON.stringify(fit));
