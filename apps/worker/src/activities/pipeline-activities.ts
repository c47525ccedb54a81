import type { TreeRange } from '@canopy/forest';
import type {
  Candidate,
  PipelineInput,
  StoredObject,
  TrainingSettings,
  Trial,
  TuningInput,
} from '@canopy/pipeline-contract';

/** What the workflow asks of the activities. Only small things travel: rows and models are named by reference. */
export interface PipelineActivities {
  checkInput(input: PipelineInput): Promise<void>;
  fetch(input: FetchInput): Promise<FetchResult>;
  preprocess(): Promise<PreprocessResult>;
  decide(input: DecideInput): Promise<TrainingDecision>;
  snapshot(input: SnapshotInput): Promise<Snapshot>;
  startRun(input: StartRunInput): Promise<TrackedRun>;
  train(input: TrainInput): Promise<TrainedModel>;
  growPart(input: GrowPartInput): Promise<StoredObject>;
  mergeParts(input: MergePartsInput): Promise<MergedModel>;
  dropParts(input: DropPartsInput): Promise<void>;
  evaluate(input: EvaluateInput): Promise<Evaluation>;
  register(input: RegisterInput): Promise<Registration>;
  endRun(input: EndRunInput): Promise<void>;
  checkTuningInput(input: TuningInput): Promise<void>;
  tryCandidate(input: TryCandidateInput): Promise<Trial>;
  storeTuning(input: TuningReport): Promise<StoredObject>;
}

export interface FetchInput {
  batchId: string;
  groupNumber: number;
}

export type FetchResult =
  | {
      status: 'stored';
      /** The source's answer as it came. */
      answer: StoredObject;
      batchNumber: number;
      received: number;
      inserted: number;
      duplicated: number;
      failed: number;
    }
  | { status: 'exhausted'; message: string };

export interface PreprocessResult {
  processed: number;
  quarantined: number;
}

export interface DecideInput {
  modelName: string;
  minSampleIncrement: number;
  testSize: number;
}

export interface TrainingDecision {
  shouldTrain: boolean;
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

export interface StartRunInput {
  batchId: string;
  groupNumber: number;
  training: TrainingSettings;
  /** Milliseconds since 1970. */
  startTime: number;
  /** The same key again gives the same run. */
  idempotencyKey: string;
}

export interface TrackedRun {
  runId: string;
  experimentId: string;
  artifactUri: string;
}

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

export interface DropPartsInput {
  parts: StoredObject[];
}

export interface EvaluateInput {
  snapshot: Snapshot;
  model: StoredObject;
  modelName: string;
  /** Share of rows whose true class the sets of classes shall hold. */
  coverage?: number;
}

export interface Scores {
  accuracy: number;
  f1Macro: number;
  logLoss: number;
}

/** The present champion on the same hold-out rows. */
export type ChampionScores =
  | { status: 'judged'; version: string; scores: Scores }
  /** No forest of ours, so it cannot be asked here. */
  | { status: 'foreign'; version: string; reason: string }
  /** Its file cannot be read, here or by a server. */
  | { status: 'damaged'; version: string; reason: string };

export interface Evaluation {
  /** Everything that was measured, as JSON. */
  report: StoredObject;
  candidate: Scores;
  /** A single tree of `ml-cart`, which a model must not be worse than. */
  floor: Scores;
  champion: ChampionScores | null;
}

export interface RegisterInput {
  batchId: string;
  modelName: string;
  minSampleIncrement: number;
  testSize: number;
  training: TrainingSettings;
  run: TrackedRun;
  snapshot: Snapshot;
  model: TrainedModel;
  evaluation: Evaluation;
  /** Milliseconds since 1970: one moment for all that is logged, so that a second attempt logs the same. */
  loggedAt: number;
  /** The run of the workflow: the same key again gives the same version. */
  idempotencyKey: string;
}

export interface Registration {
  version: string;
  promoted: boolean;
  reason: string;
}

export interface EndRunInput {
  runId: string;
  status: 'FAILED' | 'KILLED';
  /** Milliseconds since 1970. */
  endTime: number;
}

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
