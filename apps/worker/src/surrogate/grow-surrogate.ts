import type { CategoryNumbers } from '@canopy/covertype';
import type { Forest } from '@canopy/forest';
import type { SurrogateTree } from '@canopy/pipeline-contract';
import { predictLabels } from '@canopy/statistics';
import { askForest } from '../evaluation/ask-forest.js';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { takeRows } from '../snapshot/take-rows.js';
import { growCartTree } from '../training/grow-cart.js';
import { spreadEvenly } from '../training/spread-evenly.js';
import { listNodes } from './list-nodes.js';
import { walkTree } from './walk-tree.js';

/** `ml-cart` takes two seconds for these and four times as long for twice as many, to agree with the forest in 1 row of 100 more. */
const grownRows = 1000;
/** Sixteen leaves at most: what fits on a page. */
const maxDepth = 4;

export interface SurrogateMaterial {
  training: LabelledColumns;
  holdout: LabelledColumns;
  /** The class that the forest names for each hold-out row. */
  holdoutPredictions: ArrayLike<number>;
  categoryNumbers: CategoryNumbers;
}

/** Grows a shallow tree that imitates a forest, and says how well it does. */
export async function growSurrogate(
  forest: Forest,
  { training, holdout, holdoutPredictions, categoryNumbers }: SurrogateMaterial,
  signal: AbortSignal,
): Promise<SurrogateTree> {
  const classCount = forest.schema.classNames.length;
  const { columns, labels } = takeRows(training, spreadEvenly(training.labels.length, grownRows));
  const probabilities = await askForest(forest, { columns, labels }, signal);
  const imitated = { columns, labels: Uint8Array.from(predictLabels(probabilities, classCount)) };
  const tree = await growCartTree(imitated, { classCount, maxDepth }, signal);
  const answers = Array.from(holdout.labels, (_, row) =>
    walkTree(tree, (feature) => holdout.columns[feature]?.[row] ?? 0),
  );
  const shareOf = (isRight: (answer: number, row: number) => boolean) =>
    answers.filter(isRight).length / answers.length;
  return {
    fidelity: shareOf((answer, row) => answer === holdoutPredictions[row]),
    accuracy: shareOf((answer, row) => answer === holdout.labels[row]),
    holdoutRows: answers.length,
    nodes: listNodes(tree, imitated, classCount, categoryNumbers),
  };
}
