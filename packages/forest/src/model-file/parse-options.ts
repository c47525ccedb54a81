import type { BoostingOptions } from '../boosting/boosting-options.js';
import type { ForestOptions } from '../forest.js';
import type { ClassWeight } from '../growing/class-weight.js';
import { asCount, asList, asRecord, asWeight, isWeight, type Json, wrong } from './json-field.js';

/** Reads and checks the options in a forest file; throws a `ForestFormatError` that names the first that is wrong. */
export function parseOptions(options: Json): ForestOptions | BoostingOptions {
  return options.algorithm === 'gradient_boosting'
    ? parseBoostingOptions(options)
    : parseForestOptions(options);
}

function parseForestOptions(options: Json): ForestOptions {
  const { algorithm, classWeight, maxDepth, bootstrap } = options;
  if (algorithm !== 'extra_trees' && algorithm !== 'random_forest') throw wrong('options.algorithm');
  if (typeof bootstrap !== 'boolean') throw wrong('options.bootstrap');
  return {
    algorithm,
    treeCount: asCount(options.treeCount, 'options.treeCount'),
    maxFeatures: asCount(options.maxFeatures, 'options.maxFeatures'),
    maxDepth: maxDepth === null ? null : asCount(maxDepth, 'options.maxDepth'),
    minSamplesLeaf: asCount(options.minSamplesLeaf, 'options.minSamplesLeaf'),
    bootstrap,
    classWeight: parseClassWeight(classWeight),
    seed: asCount(options.seed, 'options.seed'),
  };
}

function parseBoostingOptions(options: Json): BoostingOptions {
  const { maxDepth, earlyStopping } = options;
  const stopping = earlyStopping === null ? null : asRecord(earlyStopping, 'options.earlyStopping');
  return {
    algorithm: 'gradient_boosting',
    roundCount: asCount(options.roundCount, 'options.roundCount'),
    learningRate: asWeight(options.learningRate, 'options.learningRate'),
    maxLeaves: asCount(options.maxLeaves, 'options.maxLeaves'),
    maxDepth: maxDepth === null ? null : asCount(maxDepth, 'options.maxDepth'),
    minChildWeight: asWeight(options.minChildWeight, 'options.minChildWeight'),
    l2: asWeight(options.l2, 'options.l2'),
    rowFraction: asWeight(options.rowFraction, 'options.rowFraction'),
    featureFraction: asWeight(options.featureFraction, 'options.featureFraction'),
    classWeight: parseClassWeight(options.classWeight),
    earlyStopping: stopping && {
      heldOutFraction: asWeight(stopping.heldOutFraction, 'options.earlyStopping.heldOutFraction'),
      patience: asCount(stopping.patience, 'options.earlyStopping.patience'),
    },
    seed: asCount(options.seed, 'options.seed'),
  };
}

function parseClassWeight(value: unknown): ClassWeight {
  if (value === 'balanced' || value === 'none') return value;
  return asList(value, 'options.classWeight', isWeight);
}
