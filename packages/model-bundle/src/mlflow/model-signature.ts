import { labelColumn } from '@canopy/covertype';
import type { ForestSchema } from '@canopy/forest';
import type { InputColumn } from '../onnx/input-column.js';

/** The columns that go in and come out, as MLflow writes them into `MLmodel`. */
export function modelSignature(
  { featureNames, classNames }: ForestSchema,
  columns: readonly InputColumn[],
): { inputs: string; outputs: string; params: null } {
  const inputs = featureNames.map((name, f) => ({ type: columns[f].type, name, required: true }));
  const probabilities = classNames.map((_, label) => ({
    type: 'double',
    name: `probability_${label}`,
    required: true,
  }));
  const outputs = [{ type: 'long', name: labelColumn.key, required: true }, ...probabilities];
  return { inputs: JSON.stringify(inputs), outputs: JSON.stringify(outputs), params: null };
}
