import { featureColumns } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';
import type { InputTensor } from './messages.js';
import { readTensor } from './read-tensor.js';

const featureNames = featureColumns.map((column) => column.key);

/**
 * The rows of a request, each as an object by column name. They come as one tensor of all rows, in the order of
 * the columns, or as a tensor for each column, by its name in any spelling of upper and lower case.
 *
 * @throws DomainError `invalid` when the tensors have other shapes, or fit neither of the two forms.
 */
export function readInputs(inputs: readonly InputTensor[]): Record<string, unknown>[] {
  const [first] = inputs;
  return inputs.length === 1 && first?.shape.length === 2 && first.shape[1] === featureNames.length
    ? readMatrix(first)
    : readColumns(inputs);
}

function readMatrix(input: InputTensor): Record<string, unknown>[] {
  const elements = readTensor(input);
  return Array.from({ length: input.shape[0] ?? 0 }, (_, row) =>
    Object.fromEntries(featureNames.map((name, f) => [name, elements[row * featureNames.length + f]])),
  );
}

function readColumns(inputs: readonly InputTensor[]): Record<string, unknown>[] {
  const rowCount = inputs[0]?.shape[0] ?? 0;
  checkNames(inputs);
  const columns = inputs.map((input) => {
    const [rows, width = 1, ...others] = input.shape;
    if (rows === rowCount && width === 1 && others.length === 0) {
      return { key: input.name.toLowerCase(), values: readTensor(input) };
    }
    throw new DomainError(
      'invalid',
      `Input "${input.name}" has the shape [${input.shape.join(', ')}]: expected one tensor of [rows, ${featureNames.length}], or one of [rows] or [rows, 1] for each column, all with equally many rows.`,
    );
  });
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(columns.map(({ key, values }) => [key, values[row]])),
  );
}

function checkNames(inputs: readonly InputTensor[]): void {
  const names = new Set<string>();
  for (const { name } of inputs) {
    const key = name.toLowerCase();
    if (names.has(key)) throw new DomainError('invalid', `Input "${name}" is given twice.`);
    names.add(key);
  }
}
