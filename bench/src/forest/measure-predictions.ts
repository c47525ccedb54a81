import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { RowFolder } from './measure-fits.js';
import { runPickle, runPredictions } from './run-fit.js';
import { extraTrees } from './settings.js';

/** How fast the worker's default forest of the shipped rows answers, and its file beside scikit-learn's pickle. */
export async function measurePredictions(rows: RowFolder, python: string | undefined): Promise<Figure[]> {
  const { options, ...peer } = extraTrees(100, 8);
  const { rowP50Us, rowP99Us, batchRowsPerS, fileBytes } = await runPredictions({
    ...rows,
    options,
    categorical: [],
  });
  const figures: Figure[] = [
    {
      key: 'one_row_p50_us',
      meaning: 'the same: one row, median (µs)',
      measured: rounded(rowP50Us, 1),
      atMost: 40,
    },
    {
      key: 'one_row_p99_us',
      meaning: 'the same: one row, p99 (µs)',
      measured: rounded(rowP99Us, 1),
      atMost: 150,
    },
    {
      key: 'batch_rows_per_s',
      meaning: 'the same: batch, rows a second and thread',
      measured: Math.round(batchRowsPerS),
      atLeast: 100_000,
    },
  ];
  if (python === undefined) return figures;
  const { folder, trainRows, testRows } = rows;
  const pickleBytes = await runPickle(python, { folder, trainRows, testRows, ...peer });
  return [
    ...figures,
    {
      key: 'file_ratio',
      meaning: 'the same: model file, times scikit-learn’s pickle',
      measured: rounded(fileBytes / pickleBytes, 4),
      atMost: 0.05,
      detail: `${rounded(fileBytes / 1e6, 2)} MB to ${rounded(pickleBytes / 1e6, 1)} MB`,
    },
  ];
}
