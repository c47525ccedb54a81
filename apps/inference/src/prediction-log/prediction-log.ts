/** How a prediction came to be: asked of the champion, of a canary, of a shadow beside it, or of a version that was named. */
export type PredictionRoute = 'champion' | 'canary' | 'shadow' | 'pinned';

/** A prediction as it was answered. Whoever records it leaves it as it is from then on. */
export interface LoggedPrediction {
  /** A UUID of version 7. */
  readonly predictionId: string;
  readonly at: Date;
  readonly modelVersion: string;
  readonly route: PredictionRoute;
  /** In the model's own numbers and order; NaN for a value that was missing. */
  readonly features: readonly number[];
  /** The predicted class. */
  readonly label: number;
  /** As the model gave them, one a class. */
  readonly probabilities: Float64Array;
  /** Calibrated probability of `label`. */
  readonly confidence: number;
}

/** Where predictions are kept, without ever keeping an answer waiting. */
export interface PredictionLog {
  /** Takes a prediction in and returns at once; it is written with others a moment later. */
  record(prediction: LoggedPrediction): void;
  /** Predictions that were lost since the start, for want of room or of a database. */
  readonly dropped: number;
  /** Writes what is waiting, for as long as a shutdown may take. */
  close(): Promise<void>;
}
