import { type Static, Type } from 'typebox';
import { DatasetInput } from './dataset.js';
import { Repeated } from './repeated.js';

/** What a run read: data sets, and logged models by their ids. */
export const RunInputs = Type.Object(
  {
    dataset_inputs: Repeated(DatasetInput),
    model_inputs: Repeated(Type.Object({ model_id: Type.String() })),
  },
  { default: {} },
);
export type RunInputs = Static<typeof RunInputs>;

/** The logged models that a run made, each with the step that it was at. */
export const RunOutputs = Type.Object(
  { model_outputs: Repeated(Type.Object({ model_id: Type.String(), step: Type.Integer({ default: 0 }) })) },
  { default: {} },
);
export type RunOutputs = Static<typeof RunOutputs>;
