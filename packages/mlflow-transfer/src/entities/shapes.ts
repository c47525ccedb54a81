import { Double, Experiment, KeyValue, Metric, Repeated, RunData, RunInfo } from '@canopy/mlflow-client';
import { type Static, Type } from 'typebox';

/** A run with all that hangs on it. */
export const WholeRun = Type.Object({
  info: RunInfo,
  data: RunData,
  inputs: Type.Object(
    {
      dataset_inputs: Repeated(Type.Object({ tags: Repeated(KeyValue), dataset: Type.Object({}) })),
      model_inputs: Repeated(Type.Object({ model_id: Type.String() })),
    },
    { default: {} },
  ),
  outputs: Type.Object(
    {
      model_outputs: Repeated(Type.Object({ model_id: Type.String(), step: Type.Optional(Type.Integer()) })),
    },
    { default: {} },
  ),
});
export type WholeRun = Static<typeof WholeRun>;

/** A measurement of a logged model, with the run and the data set that it was made on. */
export const ModelMetric = Type.Object({
  key: Type.String(),
  value: Double,
  timestamp: Type.Integer(),
  step: Type.Integer({ default: 0 }),
  run_id: Type.Optional(Type.String()),
  dataset_name: Type.Optional(Type.String()),
  dataset_digest: Type.Optional(Type.String()),
});
export type ModelMetric = Static<typeof ModelMetric>;

export const LoggedModel = Type.Object({
  info: Type.Object({
    model_id: Type.String(),
    experiment_id: Type.String(),
    name: Type.String({ default: '' }),
    creation_timestamp_ms: Type.Integer({ default: 0 }),
    last_updated_timestamp_ms: Type.Integer({ default: 0 }),
    artifact_uri: Type.String({ default: '' }),
    status: Type.Union([Type.String(), Type.Integer()]),
    model_type: Type.Optional(Type.String()),
    source_run_id: Type.Optional(Type.String()),
    tags: Repeated(KeyValue),
  }),
  data: Type.Object({ params: Repeated(KeyValue), metrics: Repeated(ModelMetric) }, { default: {} }),
});
export type LoggedModel = Static<typeof LoggedModel>;

export const ExperimentAnswer = Type.Object({ experiment: Experiment });
export const RunAnswer = Type.Object({ run: WholeRun });
export const MetricItem = Metric;
