import { Prisma } from '@canopy/database';
import type { Dataset, DatasetInput, DatasetSummary } from '@canopy/mlflow-client';
import { claimRun } from '../../database/claim-run.js';
import type { Queries, Store } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';
import { contextTag } from './context-tag.js';

/** A logged model that a run used or made. */
export interface RunModel {
  model_id: string;
  step: Int64;
}

export type InputsRepository = ReturnType<typeof createInputsRepository>;

const mostSummaries = 1000;

export function createInputsRepository(store: Store) {
  const changeRun = (runId: string, change: (queries: Queries, experimentId: number) => Promise<void>) =>
    store.transaction(async (queries) => {
      const run = await queries.row<{ experiment_id: number }>(claimRun(runId));
      if (run) await change(queries, run.experiment_id);
      return run !== undefined;
    });
  return {
    /**
     * `datasets` has one entry a name and digest, each with one tag a key; the inputs of the run stay in this order.
     * What is one already stays as it is. False when there is no active run of that id.
     */
    addInputs: (
      runId: string,
      { datasets, modelIds }: { datasets: readonly DatasetInput[]; modelIds: readonly string[] },
    ) =>
      changeRun(runId, async (queries, experimentId) => {
        // Whoever writes several data sets takes their locks in one order.
        for (const { dataset } of datasets.toSorted(byIdentity))
          await addDataset(queries, experimentId, dataset);
        for (const input of datasets) await addInput(queries, runId, experimentId, input);
        const models = modelIds.map((model_id) => ({ model_id, step: 0 }));
        await addModels(queries, runId, 'input', models);
      }),
    /** False when there is no active run of that id. */
    addOutputs: (runId: string, models: readonly RunModel[]) =>
      changeRun(runId, (queries) => addModels(queries, runId, 'output', models)),
    summaries: async (experimentIds: readonly number[]): Promise<DatasetSummary[]> => {
      const rows = await store.rows<{
        experiment_id: number;
        name: string;
        digest: string;
        context: string | null;
      }>(
        Prisma.sql`
          SELECT DISTINCT d.experiment_id, d.name, d.digest, t.value AS context
          FROM datasets d
          JOIN run_inputs i ON i.dataset_id = d.id
          LEFT JOIN run_input_tags t ON t.run_id = i.run_id AND t.dataset_id = i.dataset_id AND t.key = ${contextTag}
          WHERE d.experiment_id = ANY(${experimentIds}::int4[])
          ORDER BY d.experiment_id, d.name, d.digest, t.value
          LIMIT ${mostSummaries}`,
      );
      return rows.map(({ experiment_id, name, digest, context }) => ({
        experiment_id: String(experiment_id),
        name,
        digest,
        ...(context !== null && { context }),
      }));
    },
  };
}

const identityOf = ({ dataset }: DatasetInput) => JSON.stringify([dataset.name, dataset.digest]);
const byIdentity = (a: DatasetInput, b: DatasetInput) => (identityOf(a) < identityOf(b) ? -1 : 1);

async function addDataset(
  queries: Queries,
  experimentId: number,
  { name, digest, source_type, source, schema, profile }: Dataset,
): Promise<void> {
  await queries.change(Prisma.sql`
    INSERT INTO datasets (experiment_id, name, digest, source_type, source, schema, profile)
    VALUES (${experimentId}, ${name}, ${digest}, ${source_type}, ${source}, ${schema ?? null}, ${profile ?? null})
    ON CONFLICT (experiment_id, name, digest) DO NOTHING`);
}

async function addInput(
  queries: Queries,
  runId: string,
  experimentId: number,
  { dataset, tags }: DatasetInput,
): Promise<void> {
  const added = await queries.row<{ dataset_id: string }>(Prisma.sql`
    INSERT INTO run_inputs (run_id, dataset_id)
    SELECT ${runId}, id FROM datasets
    WHERE experiment_id = ${experimentId} AND name = ${dataset.name} AND digest = ${dataset.digest}
    ON CONFLICT DO NOTHING
    RETURNING dataset_id`);
  if (!added || tags.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO run_input_tags (run_id, dataset_id, key, value)
    SELECT ${runId}, ${added.dataset_id}::int8, key, value
    FROM unnest(${tags.map(({ key }) => key)}::text[], ${tags.map(({ value }) => value)}::text[]) AS t(key, value)`);
}

async function addModels(
  queries: Queries,
  runId: string,
  direction: 'input' | 'output',
  models: readonly RunModel[],
): Promise<void> {
  if (models.length === 0) return;
  await queries.change(Prisma.sql`
    INSERT INTO run_models (run_id, direction, model_id, step)
    SELECT ${runId}, ${direction}::model_direction, model_id, step
    FROM unnest(${models.map(({ model_id }) => model_id)}::text[], ${models.map(({ step }) => step)}::int8[])
      AS t(model_id, step)
    ON CONFLICT DO NOTHING`);
}
