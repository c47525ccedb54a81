import { type Static, Type } from 'typebox';

/** How far probabilities may be believed; of each measure, less is better. */
const Believability = Type.Object({
  /** In nats a row. */
  logLoss: Type.Number(),
  brierScore: Type.Number(),
  /** Expected calibration error: by how much the probability of the predicted class is off, in the mean over rows. */
  calibrationError: Type.Number(),
});

/**
 * What a correction is worth, on hold-out rows that it was not fitted to: each half of them is corrected by what was fitted to
 * the other.
 */
export const Reliability = Type.Object({
  /** Of the forest's own probabilities. */
  before: Believability,
  /** Of the corrected ones. */
  after: Believability,
  /** Share of the rows whose set of classes held the true one. */
  covered: Type.Number(),
  /** The same of the rows of each class; null where there are none. */
  coveredByClass: Type.Array(Type.Union([Type.Number(), Type.Null()])),
  meanSetSize: Type.Number(),
});
export type Reliability = Static<typeof Reliability>;
