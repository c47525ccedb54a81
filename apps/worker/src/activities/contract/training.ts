import type { TreeRange } from '@canopy/forest';
import type { StoredObject, TrainingSettings } from '@canopy/pipeline-contract';
import type { Snapshot } from './dataset.js';

export interface TrainInput {
  snapshot: Snapshot;
  training: TrainingSettings;
}

export interface TrainedModel {
  object: StoredObject;
  /** Every setting that the result depends on, by scikit-learn's names where it has one. */
  hyperparameters: Record<string, string>;
  seconds: number;
}

export interface GrowPartInput {
  /** The rows as an Arrow file. */
  snapshot: StoredObject;
  training: TrainingSettings;
  range: TreeRange;
}

export interface MergePartsInput {
  training: TrainingSettings;
  /** That together hold each tree once. */
  parts: StoredObject[];
}

export type MergedModel = Omit<TrainedModel, 'seconds'>;
