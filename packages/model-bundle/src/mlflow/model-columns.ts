import { type CategoryNumbers, type FeatureColumn, featureColumns } from '@canopy/covertype';
import type { InputColumn } from '../onnx/input-column.js';

/**
 * How a data frame gives each feature: measures as integers; names and codes as text, such as `Rawah` and `C7745`. The number by
 * which the model knows a name or a code is understood as text, too.
 */
export function modelColumns(numbers: CategoryNumbers): InputColumn[] {
  return featureColumns.map((column) =>
    column.kind === 'measure' ? { type: 'long' } : { type: 'string', numbers: numbersOf(column, numbers) },
  );
}

function numbersOf(
  column: Exclude<FeatureColumn, { kind: 'measure' }>,
  numbers: CategoryNumbers,
): ReadonlyMap<string, number> {
  const named: [string, number][] =
    column.kind === 'name'
      ? Object.entries(numbers[column.key] ?? {})
      : column.codes.map((code) => [`${column.prefix}${code}`, code]);
  return new Map(
    named.flatMap(([name, number]) => [
      [name, number],
      [String(number), number],
    ]),
  );
}
