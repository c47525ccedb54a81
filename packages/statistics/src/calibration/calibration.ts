/** A correction of class probabilities, small enough to travel with a model as JSON. */
export interface Calibration {
  readonly method: 'temperature';
  /** Above 1 for a classifier that is too sure, below 1 for one that is not sure enough. */
  readonly temperature: number;
}
