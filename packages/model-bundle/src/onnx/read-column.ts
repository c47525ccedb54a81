import type { Feature } from '@canopy/forest';
import { attribute } from './attribute.js';
import type { InputColumn } from './input-column.js';
import { elementType, type OnnxNode, type Tensor } from './onnx-model.js';
import { tensor } from './tensor.js';

/**
 * The node that turns an input into the doubles that the trees compare: numbers as they are, categories as their ranks. Names
 * without a number and categories without a rank become NaN, which the trees know as missing.
 */
export function readColumn(input: string, output: string, column: InputColumn, feature: Feature): OnnxNode {
  const ends = { input: [input], output: [output] };
  if (column.type !== 'string' && feature.kind === 'numeric') {
    return { ...ends, opType: 'Cast', attribute: [attribute.int('to', elementType.double)] };
  }
  const { keys, values } = tableOf(column, feature);
  return {
    ...ends,
    opType: 'LabelEncoder',
    domain: 'ai.onnx.ml',
    attribute: [
      attribute.tensor('keys_tensor', keys),
      attribute.tensor('values_tensor', tensor.doubles(Float64Array.from(values))),
      attribute.tensor('default_tensor', tensor.doubles(Float64Array.of(Number.NaN))),
    ],
  };
}

/** What comes in, and the double that the trees compare in its place. */
function tableOf(column: InputColumn, feature: Feature): { keys: Tensor; values: number[] } {
  if (column.type === 'string') {
    const known = rankNames([...column.numbers], feature);
    return { keys: tensor.strings(known.map(([name]) => name)), values: known.map(([, value]) => value) };
  }
  const categories = feature.kind === 'categorical' ? feature.categories : new Float64Array();
  const keys = column.type === 'long' ? tensor.int64s([...categories]) : tensor.doubles(categories);
  return { keys, values: [...categories.keys()] };
}

function rankNames(numbers: [string, number][], feature: Feature): [string, number][] {
  if (feature.kind === 'numeric') return numbers;
  const ranks = new Map(Array.from(feature.categories, (category, rank) => [category, rank]));
  return numbers.flatMap(([name, number]): [string, number][] => {
    const rank = ranks.get(number);
    return rank === undefined ? [] : [[name, rank]];
  });
}
