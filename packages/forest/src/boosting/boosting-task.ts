import type { TrainingSet } from '../forest.js';
import { weighClasses } from '../growing/weigh-classes.js';
import { Random } from '../random.js';
import { type BinnedRows, createBinnedRows } from './binned-rows.js';
import type { BoostingOptions } from './boosting-options.js';
import { SubsetDraw } from './subset-draw.js';

/** Rows whose probabilities are found in one step. */
export const blockRows = 8192;

/** The stream of random numbers that chooses rows to hold out; trees have those from 0 on. */
const heldOutStream = -1;

/** The lowest share from which a class starts: that of one without rows. */
const leastShare = 1e-15;

/** All that boosting reads and writes, in memory that threads may share. */
export interface BoostingTask {
  readonly set: TrainingSet;
  readonly options: BoostingOptions;
  readonly rows: BinnedRows;
  readonly classWeights: Float64Array;
  /** 1 for a row that no tree learns from. */
  readonly isHeldOut: Uint8Array;
  /** The logarithm of each class's weighted share, which its scores start from. */
  readonly baseScores: Float64Array;
  /** The score of each row for each class, class by class. */
  readonly scores: Float64Array;
  /** In the same order, probabilities, and while a tree grows its packed gradients. */
  readonly values: Float64Array;
  /** Sum of the weighted log losses of held-out rows by measurement and block of rows. */
  readonly losses: Float64Array;
}

/** Prepares boosting, up to the bins of the rows; `claim` gives zeroed memory. */
export function createBoostingTask(
  set: TrainingSet,
  options: BoostingOptions,
  claim: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): BoostingTask {
  const { labels, classCount, columns } = set;
  const rowCount = labels.length;
  const claimFloats = (length: number) => new Float64Array(claim(8 * length));
  const isHeldOut = holdOut(rowCount, options, new Uint8Array(claim(rowCount)));
  const classWeights = claimFloats(classCount);
  classWeights.set(weighClasses(labels, classCount, options.classWeight));
  const baseScores = claimFloats(classCount);
  const scores = claimFloats(rowCount * classCount);
  for (let row = 0; row < rowCount; row++) {
    if (isHeldOut[row] === 0) baseScores[labels[row]] += classWeights[labels[row]];
  }
  const weight = baseScores.reduce((sum, ofClass) => sum + ofClass, 0);
  for (let c = 0; c < classCount; c++) {
    baseScores[c] = Math.log(Math.max(baseScores[c] / weight, leastShare));
    scores.fill(baseScores[c], c * rowCount, (c + 1) * rowCount);
  }
  return {
    set,
    options,
    rows: createBinnedRows(rowCount, columns.length, claim),
    classWeights,
    isHeldOut,
    baseScores,
    scores,
    values: claimFloats(rowCount * classCount),
    losses: claimFloats((options.roundCount + 1) * Math.ceil(rowCount / blockRows)),
  };
}

function holdOut(
  rowCount: number,
  { earlyStopping, seed }: BoostingOptions,
  isHeldOut: Uint8Array,
): Uint8Array {
  const count = earlyStopping === null ? 0 : Math.floor(rowCount * earlyStopping.heldOutFraction);
  const draw = new SubsetDraw(new Random(seed, heldOutStream), rowCount, count);
  for (let row = 0; row < rowCount; row++) isHeldOut[row] = draw.takesNext() ? 1 : 0;
  return isHeldOut;
}
