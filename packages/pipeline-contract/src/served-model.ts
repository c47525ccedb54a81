import { type Static, Type } from 'typebox';

/** Where the parts of a model stand below a run's artifacts. */
export const modelFiles = {
  folder: 'model',
  description: 'model/MLmodel',
  forest: 'model/forest.canopy',
  signature: 'model/serving.json',
} as const;

/** The alias of the version that is served. */
export const championAlias = 'champion';

/** `model/serving.json`: what a server needs beside the forest to read requests and check itself. */
export const ServingDescription = Type.Object({
  /** The number of each name of each name column when the model was trained. */
  categoryNumbers: Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
  /** Rows in the model's own numbers and the probabilities that the trainer got for them. */
  selfTest: Type.Array(
    Type.Object({ features: Type.Array(Type.Number()), probabilities: Type.Array(Type.Number()) }),
  ),
});
export type ServingDescription = Static<typeof ServingDescription>;
