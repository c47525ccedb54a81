import { createPredictor } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import type { Fit, FitTask } from './fit.js';
import { readRowFiles } from './row-files.js';

// A process of its own, so that its memory is that of the fit: node fit-forest.js '<FitTask>' prints a Fit.
const task: FitTask = JSON.parse(process.argv[2] ?? '');
const { featureNames, classNames } = task.schema;
const classCount = classNames.length;
const rows = readRowFiles(task.folder, 'train', task.trainRows, featureNames.length);
const traits = featureNames.map((_, column) => ({
  isCategorical: task.categorical.includes(column),
  mayBeMissing: false,
}));

const start = performance.now();
const forest = await trainForestOnThreads({ ...rows, classCount, traits }, task.options, task.schema, {
  threadCount: task.threads,
  mayTakeColumns: true,
});
const seconds = (performance.now() - start) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;

// Loaded only now, so that it does not count as memory of the fit.
const { evaluateClassifier } = await import('@canopy/statistics');
const test = readRowFiles(task.folder, 'test', task.testRows, featureNames.length);
const probabilities = createPredictor(forest).predictColumns(test.columns);
const { accuracy, f1Macro } = evaluateClassifier({ labels: test.labels, probabilities, classCount });
const fit: Fit = { seconds, peakMb, accuracy, macroF1: f1Macro };
console.log(JSON.stringify(fit));
