import type { DatasetInput } from '../entities/dataset.js';
import type { Api } from '../http/create-api.js';
import { type Batch, type BatchMetric, splitBatch } from './split-batch.js';
import { createTell } from './tell.js';

export interface RunLoggingCalls {
  logMetric(runId: string, metric: BatchMetric): Promise<void>;
  /** The same value once more is no error. @throws MlflowError when it has another one. */
  logParam(runId: string, key: string, value: string): Promise<void>;
  setTag(runId: string, key: string, value: string): Promise<void>;
  /** @throws MlflowError when there is no such tag. */
  deleteTag(runId: string, key: string): Promise<void>;
  /** One transaction up to 1000 entries in all, 100 parameters and 100 tags; a larger batch is sent in several. */
  logBatch(runId: string, batch: Batch): Promise<void>;
  /** What the run read: data sets, and logged models by their ids. */
  logInputs(
    runId: string,
    inputs: { datasets?: readonly DatasetInput[]; modelIds?: readonly string[] },
  ): Promise<void>;
  /** The logged models that the run made. */
  logOutputs(runId: string, models: readonly { model_id: string; step?: number }[]): Promise<void>;
  /** Adds to the run's history of models in the older form: the JSON of an `MLmodel` file. */
  logModel(runId: string, model: Readonly<Record<string, unknown>>): Promise<void>;
}

/** What is written to a run. Values that are there already are not written twice, so most of it may be repeated. */
export function runLoggingCalls(call: Api): RunLoggingCalls {
  const { tell, tellOnce } = createTell(call);
  return {
    logMetric: (runId, metric) => tell('POST', 'runs/log-metric', { run_id: runId, ...metric }),
    logParam: (runId, key, value) => tell('POST', 'runs/log-parameter', { run_id: runId, key, value }),
    setTag: (runId, key, value) => tell('POST', 'runs/set-tag', { run_id: runId, key, value }),
    deleteTag: (runId, key) => tellOnce('POST', 'runs/delete-tag', { run_id: runId, key }),
    async logBatch(runId, batch) {
      for (const { metrics, params, tags } of splitBatch(batch)) {
        await tell('POST', 'runs/log-batch', { run_id: runId, metrics, params, tags });
      }
    },
    logInputs: (runId, { datasets, modelIds }) =>
      tell('POST', 'runs/log-inputs', {
        run_id: runId,
        datasets,
        models: modelIds?.map((model_id) => ({ model_id })),
      }),
    logOutputs: (runId, models) => tell('POST', 'runs/outputs', { run_id: runId, models }),
    logModel: (runId, model) =>
      tellOnce('POST', 'runs/log-model', { run_id: runId, model_json: JSON.stringify(model) }),
  };
}
