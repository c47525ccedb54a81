import { type Static, Type } from 'typebox';

/** Where the parts of a model stand below a run's artifacts. */
export const modelFiles = {
  folder: 'model',
  description: 'model/MLmodel',
  forest: 'model/forest.canopy',
  signature: 'model/serving.json',
  profile: 'model/profile.json',
  surrogate: 'model/surrogate.json',
} as const;

/** The alias of the version that is served. */
export const championAlias = 'champion';

/**
 * What a server needs to say how sure it is. `probabilities` in answers stay the forest's own; the temperature corrects them for
 * `confidence`, for sets of classes and for estimates, and never changes which class is first.
 */
export const ModelCalibration = Type.Object({
  method: Type.Literal('temperature'),
  /** The logarithms of probabilities are divided by it. Fitted to the hold-out rows. */
  temperature: Type.Number({ exclusiveMinimum: 0 }),
});
export type ModelCalibration = Static<typeof ModelCalibration>;

/** Which classes a row may well be of, so that the true one is among them as often as was promised. */
export const ConformalSets = Type.Object({
  /** Share of the rows of each class whose set holds that class. */
  coverage: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  /**
   * One a class: the class is in the set of a row when 1 less its calibrated probability is not above it, so at 1 always. A class with too
   * few hold-out rows for the promise has the threshold of all rows together.
   */
  thresholds: Type.Array(Type.Number({ minimum: 0, maximum: 1 })),
});
export type ConformalSets = Static<typeof ConformalSets>;

/**
 * `model/serving.json`: what a server needs beside the forest to read requests, check itself, and say how sure it is. Versions of
 * earlier days lack what is optional, and are served without it.
 */
export const ServingDescription = Type.Object({
  /** The number of each name of each name column when the model was trained. */
  categoryNumbers: Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
  /** Rows in the model's own numbers and the probabilities that the trainer got for them. */
  selfTest: Type.Array(
    Type.Object({ features: Type.Array(Type.Number()), probabilities: Type.Array(Type.Number()) }),
  ),
  calibration: Type.Optional(ModelCalibration),
  conformal: Type.Optional(ConformalSets),
  /**
   * By column key, the share of the impurity, or of a boosted model's squared error, that its questions took away; absent for a model
   * that does not know.
   */
  importances: Type.Optional(Type.Record(Type.String(), Type.Number())),
});
export type ServingDescription = Static<typeof ServingDescription>;
