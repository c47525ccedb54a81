import { DomainError } from '@canopy/service-kit/errors';
import { checkElement } from './check-element.js';
import { flattenElements } from './flatten-elements.js';
import type { InputTensor } from './messages.js';

/**
 * The elements of a tensor, row after row. `null` stands for a missing value.
 *
 * @throws DomainError `invalid` when they are of another type than the tensor says, or not as many as its shape has room for.
 */
export function readTensor({ name, shape, datatype, data, parameters }: InputTensor): unknown[] {
  const elements = flattenElements(data);
  if (elements === undefined) {
    throw new DomainError('invalid', `Input "${name}" is nested deeper than any tensor.`);
  }
  const expected = shape.reduce((product, length) => product * length, 1);
  if (elements.length !== expected) {
    throw new DomainError(
      'invalid',
      `Input "${name}" has ${elements.length} elements, but its shape [${shape.join(', ')}] has room for ${expected}.`,
    );
  }
  const isOne = checkElement(datatype);
  const wrong = elements.findIndex((element) => element !== null && !isOne(element));
  if (wrong >= 0) {
    throw new DomainError(
      'invalid',
      `Input "${name}" is of datatype ${datatype}, but its element ${wrong} is ${JSON.stringify(elements[wrong])}.`,
    );
  }
  if (parameters?.content_type !== 'base64') return elements;
  return elements.map((element) =>
    element === null ? null : Buffer.from(String(element), 'base64').toString('utf8'),
  );
}
