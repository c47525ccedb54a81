import { type Static, Type } from 'typebox';

const Counts = Type.Array(Type.Integer({ minimum: 0 }));

/** A column of numbers, in bins that were fixed when the model was trained. */
export const NumericProfile = Type.Object({
  key: Type.String(),
  kind: Type.Literal('numeric'),
  /** The deciles of the training rows, ascending, each value once: at most nine. */
  edges: Type.Array(Type.Number()),
  /** One more than edges. A value is in the first bin whose edge it is not above, or in the last. */
  counts: Counts,
  /** Rows without a value. */
  missing: Type.Integer({ minimum: 0 }),
});
export type NumericProfile = Static<typeof NumericProfile>;

/** A column of names or codes, by the numbers that the model has for them. */
export const CategoryProfile = Type.Object({
  key: Type.String(),
  kind: Type.Literal('category'),
  /** Those that training saw, ascending. */
  categories: Type.Array(Type.Integer()),
  /** One a category. */
  counts: Counts,
  /** Rows of any other category, or of none: 0 in the training rows by definition. */
  other: Type.Integer({ minimum: 0 }),
});
export type CategoryProfile = Static<typeof CategoryProfile>;

/** `model/profile.json`: what a model was trained on, to compare with what it is asked later. */
export const TrainingProfile = Type.Object({
  /** That the model was trained on, and that `columns` and `classCounts` count. */
  rows: Type.Integer({ minimum: 0 }),
  /** In the order of the features. */
  columns: Type.Array(Type.Union([NumericProfile, CategoryProfile])),
  /** Training rows of each class. */
  classCounts: Counts,
  /** Hold-out rows that the model says are of each class. */
  predictedCounts: Counts,
  /** The calibrated probability of the predicted class, in the mean over the hold-out rows. */
  meanConfidence: Type.Number({ minimum: 0, maximum: 1 }),
});
export type TrainingProfile = Static<typeof TrainingProfile>;
