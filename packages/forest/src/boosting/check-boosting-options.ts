import type { TrainingSet } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { checkClassWeight, checkInteger } from '../growing/check-option.js';
import type { BoostingOptions } from './boosting-options.js';
import { maxBoostedRows } from './packed-gradients.js';

/** A tree's questions and leaves are few; more of them are better spent on further rounds. */
const maxLeafCount = 65_536;

/** Throws a `ForestInputError` that names the first option, or number of rows, that cannot be boosted with. */
export function checkBoostingOptions(options: BoostingOptions, { labels, classCount }: TrainingSet): void {
  const { learningRate, minChildWeight, l2, rowFraction, featureFraction, earlyStopping } = options;
  if (labels.length > maxBoostedRows) {
    throw new ForestInputError(
      `${labels.length} rows are more than the ${maxBoostedRows} that boosting takes: train on a sample.`,
    );
  }
  checkClassWeight(options.classWeight, classCount);
  checkInteger('roundCount', options.roundCount, 1, 100_000);
  checkInteger('maxLeaves', options.maxLeaves, 2, maxLeafCount);
  if (options.maxDepth !== null) checkInteger('maxDepth', options.maxDepth, 1, maxLeafCount);
  checkInteger('seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  checkNumber('learningRate', learningRate, 'above 0 and up to 1', learningRate > 0 && learningRate <= 1);
  checkNumber('minChildWeight', minChildWeight, 'of at least 0', minChildWeight >= 0);
  checkNumber('l2', l2, 'of at least 0', l2 >= 0);
  checkNumber('rowFraction', rowFraction, 'above 0 and up to 1', rowFraction > 0 && rowFraction <= 1);
  checkNumber(
    'featureFraction',
    featureFraction,
    'above 0 and up to 1',
    featureFraction > 0 && featureFraction <= 1,
  );
  if (earlyStopping === null) return;
  const { heldOutFraction, patience } = earlyStopping;
  checkInteger('earlyStopping.patience', patience, 1, 100_000);
  checkNumber(
    'earlyStopping.heldOutFraction',
    heldOutFraction,
    `that holds out some of ${labels.length} rows and keeps others`,
    heldOutFraction < 1 && Math.floor(labels.length * heldOutFraction) >= 1,
  );
}

function checkNumber(name: string, value: number, range: string, isInRange: boolean): void {
  if (Number.isFinite(value) && isInRange) return;
  throw new ForestInputError(`${name} must be a number ${range}, not ${value}.`);
}
