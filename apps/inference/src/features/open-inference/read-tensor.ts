import { DomainError } from '@canopy/service-kit/errors';
import type { Datatype, InputTensor } from './messages.js';

/**
 * The elements of a tensor, row after row. `null` stands for a missing value.
 *
 * @throws DomainError `invalid` when they are of another type than the tensor says, or not as many as its shape has room for.
 */
export function readTensor({ name, shape, datatype, data, parameters }: InputTensor): unknown[] {
  const elements = data.flat(Number.POSITIVE_INFINITY);
  const expected = shape.reduce((product, length) => product * length, 1);
  if (elements.length !== expected) {
    throw new DomainError(
      'invalid',
      `Input "${name}" has ${elements.length} elements, but its shape [${shape.join(', ')}] has room for ${expected}.`,
    );
  }
  const type = elementTypeOf(datatype);
  const wrong = elements.findIndex((element) => element !== null && typeof element !== type);
  if (wrong >= 0) {
    throw new DomainError(
      'invalid',
      `Input "${name}" is of datatype ${datatype}, but its element ${wrong} is ${JSON.stringify(elements[wrong])}.`,
    );
  }
  if (parameters?.content_type !== 'base64') return elements;
  return elements.map((element) => Buffer.from(String(element), 'base64').toString('utf8'));
}

function elementTypeOf(datatype: Datatype): 'boolean' | 'string' | 'number' {
  if (datatype === 'BOOL') return 'boolean';
  return datatype === 'BYTES' ? 'string' : 'number';
}
