import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { accuracyFigure, fitRatioFigure, memoryRatioFigure } from './figures.js';
import { measureFits, type RowFolder } from './measure-fits.js';
import { runFit, runPeer } from './run-fit.js';
import { bestLightGbm, bestWithinAMinute, manyRowsTrees } from './settings.js';

/** Fit, memory and accuracy on half a million rows, and the best that a minute of fitting gives. */
export async function measureLarge(rows: RowFolder, python: string | undefined): Promise<Figure[]> {
  const extra = await measureFits(rows, manyRowsTrees, python, 1);
  return [
    {
      ...accuracyFigure('large_et_accuracy', 'extra trees, 50 × all 12 features: accuracy', extra),
      atLeast: 0.97,
    },
    {
      key: 'large_et_macro_f1',
      meaning: 'the same: macro F1',
      measured: rounded(extra.ours.macroF1, 4),
      atLeast: 0.949,
      ...(extra.peer && { detail: `the peer ${rounded(extra.peer.macroF1, 4)}` }),
    },
    ...fitRatioFigure('large_et_fit_ratio', 'the same: fit, times scikit-learn’s', extra, 0.6),
    ...memoryRatioFigure('large_et_memory_ratio', 'the same: peak memory, times scikit-learn’s', extra, 0.2),
    await measureBest(rows, python),
  ];
}

/** The most accurate of ours that fits within a minute, beside LightGBM's. */
async function measureBest(rows: RowFolder, python: string | undefined): Promise<Figure> {
  const ours = await runFit({ ...rows, ...bestWithinAMinute });
  const figure = {
    key: 'large_best_accuracy',
    meaning: 'the best within a minute of fitting: accuracy',
    measured: rounded(ours.accuracy, 4),
    detail: `${rounded(ours.seconds, 1)} s`,
  };
  if (python === undefined) return figure;
  const { folder, trainRows, testRows } = rows;
  const peer = await runPeer(python, { folder, trainRows, testRows, ...bestLightGbm });
  return {
    ...figure,
    atLeast: rounded(peer.accuracy, 4),
    detail: `${rounded(ours.seconds, 1)} s; LightGBM in ${rounded(peer.seconds, 1)} s`,
  };
}
