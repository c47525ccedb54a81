import { type CategoryNumbers, encodeMeasures, exampleMeasures, featureColumns } from '@canopy/covertype';

/**
 * A row to try a model with that has no example of its own: the documented one, where there are codes with the first that the model
 * answers for, since some know none but those that they were trained with.
 */
export function findRow(
  predict: (features: readonly number[]) => unknown,
  numbers: CategoryNumbers,
): number[] {
  const variants = featureColumns.flatMap((column) =>
    column.kind === 'code' ? column.codes.map((code) => ({ ...exampleMeasures, [column.key]: code })) : [],
  );
  const rows = [...variants, exampleMeasures].flatMap((measures) => {
    const encoded = encodeMeasures(measures, numbers);
    return 'features' in encoded ? [encoded.features] : [];
  });
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
