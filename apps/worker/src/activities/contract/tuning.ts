import type {
  Candidate,
  StoredObject,
  TrainingSettings,
  Trial,
  TuningInput,
} from '@canopy/pipeline-contract';

export interface TryCandidateInput {
  /** The rows as an Arrow file. */
  snapshot: StoredObject;
  training: TrainingSettings;
  candidate: Candidate;
  /** Number of the fold that is judged. */
  fold: number;
  foldCount: number;
}

/** Everything that a tuning saw, as it is stored. */
export interface TuningReport {
  input: TuningInput;
  snapshot: StoredObject;
  trials: Trial[];
  /** What was chosen. */
  training: TrainingSettings;
}
