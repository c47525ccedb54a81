import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { Metric } from './metric.js';
import { Repeated } from './repeated.js';

/** Whether a logged model's files are there. The order is that of the numbers 1 to 3 in MLflow's protocol. */
export const LoggedModelStatus = Type.Enum([
  'LOGGED_MODEL_PENDING',
  'LOGGED_MODEL_READY',
  'LOGGED_MODEL_UPLOAD_FAILED',
]);
export type LoggedModelStatus = Static<typeof LoggedModelStatus>;

/** What a run measured of a model, on a data set or on none. */
export const ModelMetric = Type.Object({
  ...Metric.properties,
  dataset_name: Type.Optional(Type.String()),
  dataset_digest: Type.Optional(Type.String()),
  model_id: Type.String(),
  run_id: Type.String(),
});
export type ModelMetric = Static<typeof ModelMetric>;

/** A model as a run made it, before it has a name in the registry. Times are milliseconds since 1970. */
export const LoggedModel = Type.Object({
  info: Type.Object({
    model_id: Type.String({ description: '`m-` and 32 hexadecimal digits.' }),
    experiment_id: Type.String(),
    name: Type.String(),
    creation_timestamp_ms: Type.Integer(),
    last_updated_timestamp_ms: Type.Integer(),
    artifact_uri: Type.String(),
    status: LoggedModelStatus,
    model_type: Type.Optional(Type.String()),
    source_run_id: Type.Optional(Type.String({ description: 'The run that made it.' })),
    tags: Repeated(KeyValue),
    registrations: Repeated(Type.Object({ name: Type.String(), version: Type.String() }), {
      description: 'The versions in the registry that are this model.',
    }),
  }),
  data: Type.Object({ params: Repeated(KeyValue), metrics: Repeated(ModelMetric) }, { default: {} }),
});
export type LoggedModel = Static<typeof LoggedModel>;
