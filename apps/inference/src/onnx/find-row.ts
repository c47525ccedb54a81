import { type CategoryNumbers, encodeMeasures, exampleMeasures, featureColumns } from '@canopy/covertype';

/**
 * A row to try a model with that has no example of its own: the documented one, with the first code that the model answers for, since
 * some know none but those that they were trained with.
 */
export function findRow(
  predict: (features: readonly number[]) => unknown,
  numbers: CategoryNumbers,
): number[] {
  const rows = featureColumns.flatMap((column) =>
    column.kind === 'code'
      ? column.codes.flatMap((code) => {
          const encoded = encodeMeasures({ ...exampleMeasures, [column.key]: code }, numbers);
          return 'features' in encoded ? [encoded.features] : [];
        })
      : [],
  );
  return rows.find((row) => isAnswered(predict, row)) ?? rows[0] ?? [];
}

function isAnswered(predict: (features: readonly number[]) => unknown, row: readonly number[]): boolean {
  try {
    predict(row);
    return true;
  } catch {
    return false;
  }
}
