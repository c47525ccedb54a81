import type { Figure } from '../report/report.js';
import { accuracyFigure, fitRatioFigure } from './figures.js';
import { measureFits, type RowFolder } from './measure-fits.js';
import { measurePredictions } from './measure-predictions.js';
import { extraTrees, referenceForest } from './settings.js';

const rounds = 3;

/** Fit, accuracy and answers on the shipped rows: the worker's default forest, and the reference system's. */
export async function measureSmall(rows: RowFolder, python: string | undefined): Promise<Figure[]> {
  const extra = await measureFits(rows, extraTrees(100, 8), python, rounds);
  const random = await measureFits(rows, referenceForest, python, rounds);
  return [
    accuracyFigure('small_et_accuracy', 'extra trees, 100 × 8 features: accuracy', extra),
    ...fitRatioFigure('small_et_fit_ratio', 'the same: fit, times scikit-learn’s', extra, 0.9),
    ...(await measurePredictions(rows, python)),
    {
      ...accuracyFigure('small_rf_accuracy', 'random forest of the reference: accuracy', random),
      atLeast: 0.8965,
    },
    ...fitRatioFigure('small_rf_fit_ratio', 'the same: fit, times scikit-learn’s', random, 0.4),
  ];
}
