import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { Repeated } from './repeated.js';

/** Data that a run read, known by its name and digest. */
export const Dataset = Type.Object({
  name: Type.String(),
  digest: Type.String({ description: 'A short hash of the content.' }),
  source_type: Type.String({ description: 'What kind of place `source` is, e.g. `http` or `local`.' }),
  source: Type.String({ description: 'Where it came from, mostly as JSON.' }),
  schema: Type.Optional(Type.String()),
  profile: Type.Optional(Type.String({ description: 'Its measures, mostly as JSON.' })),
});
export type Dataset = Static<typeof Dataset>;

/** A data set as one run used it. */
export const DatasetInput = Type.Object({ tags: Repeated(KeyValue), dataset: Dataset });
export type DatasetInput = Static<typeof DatasetInput>;

/** A data set that runs of an experiment read, and what for. */
export const DatasetSummary = Type.Object({
  experiment_id: Type.String(),
  name: Type.String(),
  digest: Type.String(),
  context: Type.Optional(Type.String({ description: 'What it was used for, e.g. `training`.' })),
});
export type DatasetSummary = Static<typeof DatasetSummary>;
