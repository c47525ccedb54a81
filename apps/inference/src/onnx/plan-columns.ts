import { featureColumns } from '@canopy/covertype';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { PlannedInput } from './create-feeder.js';
import type { Slot } from './load-session.js';
import type { ModelDescription } from './model-description.js';

const NamedColumns = Type.Array(Type.Object({ name: Type.String() }));
const keys = featureColumns.map(({ key }) => key);

/** The places of a model's columns among the features, by their names. @throws ModelRefusedError for names of no feature. */
export function placesOf(names: readonly string[]): number[] {
  const places = names.map((name) => keys.indexOf(name.toLowerCase()));
  const unknown = names.filter((_, i) => places[i] === -1);
  if (unknown.length === 0) return places;
  throw new ModelRefusedError(`its columns ${unknown.join(', ')} are none of ${keys.join(', ')}`);
}

/**
 * The features in the order of a model's one matrix: by the names of its signature, or, where that has none, as they stand in the
 * data set.
 *
 * @param width how many columns the matrix has; undefined when it may have any number.
 * @throws ModelRefusedError when there are more or fewer of them.
 */
export function planMatrix({ signature }: ModelDescription, width: number | undefined): number[] {
  const columns = signature ? parseColumns(signature.inputs) : undefined;
  const names = columns?.map(({ name }) => name) ?? keys;
  if (width !== undefined && width !== names.length) {
    throw new ModelRefusedError(`it reads ${width} columns, and its signature has ${names.length}`);
  }
  return placesOf(names);
}

/** Undefined for the signature of a tensor, whose columns have no names. */
function parseColumns(text: string): { name: string }[] | undefined {
  try {
    const columns: unknown = JSON.parse(text);
    return Value.Check(NamedColumns, columns) ? columns : undefined;
  } catch (cause) {
    throw new ModelRefusedError('the inputs of its signature are not JSON', { cause });
  }
}

/** How a model wants its rows: an input for each column, by its name, or one matrix. @throws ModelRefusedError for neither. */
export function planInputs(inputs: readonly Slot[], description: ModelDescription): PlannedInput[] {
  const [first] = inputs;
  const width = first?.shape[1];
  if (first !== undefined && inputs.length === 1 && first.shape.length === 2 && width !== 1) {
    const isFixed = width !== undefined && width > 0;
    return [{ slot: first, places: planMatrix(description, isFixed ? width : undefined) }];
  }
  const places = placesOf(inputs.map(({ name }) => name));
  return inputs.map((slot, i) => ({ slot, places: places.slice(i, i + 1) }));
}
