import type { Forest } from '@canopy/forest';
import { attribute } from './attribute.js';
import { layOutTrees } from './lay-out-trees.js';
import type { OnnxNode } from './onnx-model.js';
import { tensor } from './tensor.js';

/** `nodes_modes`: a question is true when the value is below the split. */
const branchLessThan = 1;
/** `aggregate_function` */
const sum = 1;

/**
 * The trees of a forest as one node that turns a matrix of doubles [rows, features] into the sums of what each tree says of each
 * class [rows, classes]. Source: https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsemble.html
 */
export function treeEnsemble(forest: Forest, input: string, output: string): OnnxNode {
  const trees = layOutTrees(forest);
  const modes = new Uint8Array(trees.splits.length).fill(branchLessThan);
  return {
    opType: 'TreeEnsemble',
    domain: 'ai.onnx.ml',
    input: [input],
    output: [output],
    attribute: [
      attribute.int('aggregate_function', sum),
      attribute.int('n_targets', forest.schema.classNames.length),
      attribute.ints('tree_roots', trees.roots),
      attribute.ints('nodes_featureids', trees.featureIds),
      attribute.tensor('nodes_modes', tensor.bytes(modes)),
      attribute.tensor('nodes_splits', tensor.doubles(trees.splits)),
      attribute.ints('nodes_missing_value_tracks_true', trees.missingGoesLeft),
      attribute.ints('nodes_truenodeids', trees.leftIds),
      attribute.ints('nodes_trueleafs', trees.leftIsLeaf),
      attribute.ints('nodes_falsenodeids', trees.rightIds),
      attribute.ints('nodes_falseleafs', trees.rightIsLeaf),
      attribute.ints('leaf_targetids', trees.leaves.classIds),
      attribute.tensor('leaf_weights', tensor.doubles(trees.leaves.weights)),
    ],
  };
}
