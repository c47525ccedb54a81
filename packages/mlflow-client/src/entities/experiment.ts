import { type Static, Type } from 'typebox';
import { KeyValue } from './key-value.js';
import { LifecycleStage } from './lifecycle-stage.js';
import { Repeated } from './repeated.js';

/** What runs are grouped by. Times are milliseconds since 1970. */
export const Experiment = Type.Object({
  experiment_id: Type.String({ description: 'A whole number in decimal digits.' }),
  name: Type.String(),
  artifact_location: Type.String(),
  lifecycle_stage: LifecycleStage,
  creation_time: Type.Integer(),
  last_update_time: Type.Integer(),
  tags: Repeated(KeyValue),
});
export type Experiment = Static<typeof Experiment>;
