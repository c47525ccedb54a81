import type { Forest } from '@canopy/forest';
import { attribute } from './attribute.js';
import type { OnnxNode, Tensor } from './onnx-model.js';
import { tensor } from './tensor.js';

/** From the sums of what trees add to each class to probabilities: the mean over trees, or of boosted ones the softmax of scores. */
export function judgeSums(
  { baseScores, roots }: Forest,
  sums: string,
  probabilities: string,
): { node: OnnxNode[]; initializer: Tensor[] } {
  if (baseScores === null) {
    return {
      node: [{ opType: 'Div', input: [sums, '/trees'], output: [probabilities] }],
      initializer: [{ name: '/trees', ...tensor.doubles(Float64Array.of(roots.length)) }],
    };
  }
  const alongClasses = attribute.int('axis', 1);
  return {
    node: [
      { opType: 'Add', input: [sums, '/base'], output: ['/scores'] },
      { opType: 'Softmax', input: ['/scores'], output: [probabilities], attribute: [alongClasses] },
    ],
    initializer: [{ name: '/base', ...tensor.doubles(baseScores) }],
  };
}
