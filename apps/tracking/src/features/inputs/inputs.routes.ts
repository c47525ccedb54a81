import { DatasetSummary } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { KeyValueField, ListOf, Nothing, RequiredText, RunIdField } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import type { InputsService } from './inputs.service.js';

const DatasetField = Type.Object({
  name: RequiredText(),
  digest: RequiredText(),
  source_type: RequiredText(),
  source: RequiredText(),
  schema: Type.Optional(Type.String()),
  profile: Type.Optional(Type.String()),
});
const LogInputs = Type.Object({
  run_id: RunIdField,
  datasets: ListOf(Type.Object({ tags: ListOf(KeyValueField), dataset: DatasetField })),
  models: ListOf(Type.Object({ model_id: RequiredText() })),
});
const LogOutputs = Type.Object({
  run_id: RunIdField,
  models: Type.Array(Type.Object({ model_id: RequiredText(), step: Int64({ default: 0 }) })),
});
const Search = Type.Object({ experiment_ids: ListOf(Type.String()) });
const Hits = Type.Object({ dataset_summaries: Type.Array(DatasetSummary) });

// A profile alone may have 16 MB, and JSON may need more for it.
const mostBodyBytes = 128 * 1024 * 1024;

export function inputsRoutes(app: Service, { inputs }: { inputs: InputsService }, done: () => void): void {
  app.post(
    '/runs/log-inputs',
    { schema: { body: LogInputs, response: { 200: Nothing } }, bodyLimit: mostBodyBytes },
    async ({ body }) => {
      await inputs.logInputs(body.run_id, body.datasets, body.models);
      return {};
    },
  );
  app.post(
    '/runs/outputs',
    { schema: { body: LogOutputs, response: { 200: Nothing } } },
    async ({ body }) => {
      await inputs.logOutputs(body.run_id, body.models);
      return {};
    },
  );
  app.post(
    '/experiments/search-datasets',
    { schema: { body: Search, response: { 200: Hits } } },
    async ({ body }) => ({
      dataset_summaries: await inputs.searchDatasets(body.experiment_ids),
    }),
  );
  done();
}
