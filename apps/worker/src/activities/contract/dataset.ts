import type { StoredObject, TrainingReason } from '@canopy/pipeline-contract';

export interface DecideInput {
  modelName: string;
  minSampleIncrement: number;
  testSize: number;
}

export interface TrainingDecision {
  shouldTrain: boolean;
  why: TrainingReason;
  /** The same as a sentence. */
  reason: string;
  /** Highest id of the typed rows that were counted: the snapshot ends there. */
  throughId: string;
}

export interface SnapshotInput {
  /** Highest id of the rows to keep; without it all that there are. */
  throughId?: string;
  testSize: number;
}

/** The rows of a training as an Arrow file. */
export interface Snapshot {
  object: StoredObject;
  rows: number;
  trainingRows: number;
  holdoutRows: number;
  categoryNumbers: Record<string, Record<string, number>>;
}

export interface DropPartsInput {
  parts: StoredObject[];
}
