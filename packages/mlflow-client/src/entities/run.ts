import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { LifecycleStage } from './lifecycle-stage.js';
import { Metric } from './metric.js';
import { Repeated } from './repeated.js';
import { RunInputs, RunOutputs } from './run-inputs.js';

/** Where a run stands. The order is that of the numbers 1 to 5 which stand for them in MLflow's protocol. */
export const RunStatus = Type.Enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']);
export type RunStatus = Static<typeof RunStatus>;

/** What a run is, without what was logged to it. Times are milliseconds since 1970. */
export const RunInfo = Type.Object({
  run_id: Type.String({ description: '32 hexadecimal digits.' }),
  run_uuid: Type.String({ description: 'The same as `run_id`, for old clients.' }),
  run_name: Type.String(),
  experiment_id: Type.String(),
  user_id: Type.String({ default: '' }),
  status: RunStatus,
  start_time: Type.Integer(),
  end_time: Type.Optional(Type.Integer()),
  artifact_uri: Type.String(),
  lifecycle_stage: LifecycleStage,
});
export type RunInfo = Static<typeof RunInfo>;

/** What was logged to a run; of each metric the latest value. */
export const RunData = Type.Object(
  { metrics: Repeated(Metric), params: Repeated(KeyValue), tags: Repeated(KeyValue) },
  { default: {} },
);
export type RunData = Static<typeof RunData>;

/** One execution of some code, with what it logged, read and made. */
export const Run = Type.Object({
  info: RunInfo,
  data: RunData,
  inputs: Type.Optional(RunInputs),
  outputs: Type.Optional(RunOutputs),
});
export type Run = Static<typeof Run>;
