import type { CategoryNumbers } from '@canopy/covertype';
import type { Tensor } from 'onnxruntime-node';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { OnnxSession, Slot } from './load-session.js';
import { writeTexts } from './write-texts.js';

/** An input of a model and the features that go into it, by their places. */
export interface PlannedInput {
  slot: Slot;
  places: readonly number[];
}

/** Makes the tensors of rows that are given column by column. */
export type Feeder = (columns: readonly ArrayLike<number>[], rowCount: number) => Record<string, Tensor>;

/** @throws ModelRefusedError for an input of a type that no column has. */
export function createFeeder(
  { tensor }: OnnxSession,
  plan: readonly PlannedInput[],
  numbers: CategoryNumbers,
): Feeder {
  const writers = plan.map(({ slot, places }) => {
    const write = writerOf(slot, places, numbers);
    const isFlat = slot.shape.length === 1;
    return (columns: readonly ArrayLike<number>[], rowCount: number): [string, Tensor] => {
      const dimensions = isFlat ? [rowCount] : [rowCount, places.length];
      return [slot.name, write(tensor, columns, dimensions)];
    };
  });
  return (columns, rowCount) => Object.fromEntries(writers.map((write) => write(columns, rowCount)));
}

type Write = (
  tensor: OnnxSession['tensor'],
  columns: readonly ArrayLike<number>[],
  dimensions: readonly number[],
) => Tensor;

function writerOf({ name, type }: Slot, places: readonly number[], numbers: CategoryNumbers): Write {
  const numeric = <Values extends { [index: number]: number }>(make: (length: number) => Values) => {
    return (columns: readonly ArrayLike<number>[], rowCount: number): Values => {
      const values = make(rowCount * places.length);
      places.forEach((place, c) => {
        const column = columns[place] ?? [];
        for (let row = 0; row < rowCount; row++) values[row * places.length + c] = column[row] ?? Number.NaN;
      });
      return values;
    };
  };
  const rowsOf = (dimensions: readonly number[]) => dimensions[0] ?? 0;
  const doubles = numeric((length) => new Float64Array(length));
  switch (type) {
    case 'float32': {
      const floats = numeric((length) => new Float32Array(length));
      return (tensor, columns, shape) => new tensor('float32', floats(columns, rowsOf(shape)), shape);
    }
    case 'float64':
      return (tensor, columns, shape) => new tensor('float64', doubles(columns, rowsOf(shape)), shape);
    case 'int32': {
      const integers = numeric((length) => new Int32Array(length));
      return (tensor, columns, shape) => new tensor('int32', integers(columns, rowsOf(shape)), shape);
    }
    case 'int64':
      return (tensor, columns, shape) =>
        new tensor('int64', BigInt64Array.from(doubles(columns, rowsOf(shape)), BigInt), shape);
    case 'string': {
      const texts = places.map((place) => writeTexts(place, numbers));
      return (tensor, columns, shape) => {
        const values = Array.from(
          doubles(columns, rowsOf(shape)),
          (value, i) => texts[i % places.length]?.(value) ?? '',
        );
        return new tensor('string', values, shape);
      };
    }
    default:
      throw new ModelRefusedError(`its input ${name} is neither of numbers nor of texts`);
  }
}
