import { createPredictor, type Forest, measureGainImportance } from '@canopy/forest';
import type { ServingDescription } from '@canopy/pipeline-contract';
import type { Correction } from '../confidence/correct-answers.js';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { spreadEvenly } from '../training/spread-evenly.js';

const selfTestRows = 20;

/** What a server is told of a model, but for the numbers of names. */
export function describeServing(
  forest: Forest,
  holdout: LabelledColumns,
  correction: Correction | undefined,
): Omit<ServingDescription, 'categoryNumbers'> {
  const importances = measureImportances(forest);
  return {
    selfTest: writeSelfTest(forest, holdout),
    ...correction,
    ...(importances !== undefined && { importances }),
  };
}

function writeSelfTest(forest: Forest, { columns, labels }: LabelledColumns): ServingDescription['selfTest'] {
  const predictor = createPredictor(forest);
  return spreadEvenly(labels.length, selfTestRows).map((row) => {
    const features = columns.map((column) => column[row] ?? 0);
    return { features, probabilities: [...predictor.predictRow(features)] };
  });
}

/** Undefined for leaves that do not know how many rows they hold: those of `ml-cart` in models of before. */
function measureImportances(forest: Forest): ServingDescription['importances'] {
  if (forest.classWeights === null) return undefined;
  const shares = measureGainImportance(forest);
  // A question that parts nothing may come out a rounding below 0.
  return Object.fromEntries(
    forest.schema.featureNames.map((name, feature) => [name, Math.max(0, shares[feature] ?? 0)]),
  );
}
