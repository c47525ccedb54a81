import { Prisma } from '@canopy/database';
import type { Dataset, KeyValue, RunInputs, RunOutputs } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { int64Column } from '../../protocol/int64.js';

/** What a run read, and the models that it made. */
export interface RunSurroundings {
  inputs: RunInputs;
  outputs: RunOutputs;
}

interface DatasetRow extends Pick<Dataset, 'name' | 'digest' | 'source_type' | 'source'> {
  run_id: string;
  schema: string | null;
  profile: string | null;
  tags: KeyValue[];
}

/** What each run read and made, in two reads however many runs there are. */
export async function readRunInputs(
  queries: Queries,
  runIds: readonly string[],
): Promise<(runId: string) => RunSurroundings> {
  const nothing = (): RunSurroundings => ({
    inputs: { dataset_inputs: [], model_inputs: [] },
    outputs: { model_outputs: [] },
  });
  const found = new Map<string, RunSurroundings>();
  const of = (runId: string): RunSurroundings => found.get(runId) ?? nothing();
  if (runIds.length === 0) return of;
  const place = (runId: string): RunSurroundings => {
    const there = of(runId);
    found.set(runId, there);
    return there;
  };

  const [datasets, models] = await Promise.all([
    queries.rows<DatasetRow>(Prisma.sql`
      SELECT i.run_id, d.name, d.digest, d.source_type, d.source, d.schema, d.profile,
        COALESCE((
          SELECT json_agg(json_build_object('key', t.key, 'value', t.value) ORDER BY t.key)
          FROM run_input_tags t WHERE t.run_id = i.run_id AND t.dataset_id = i.dataset_id), '[]') AS tags
      FROM run_inputs i JOIN datasets d ON d.id = i.dataset_id
      WHERE i.run_id = ANY(${runIds}) ORDER BY i.position`),
    queries.rows<{
      run_id: string;
      direction: 'input' | 'output';
      model_id: string;
      step: string;
    }>(Prisma.sql`
      SELECT run_id, direction, model_id, step FROM run_models
      WHERE run_id = ANY(${runIds}) ORDER BY step, model_id`),
  ]);
  for (const { run_id, tags, ...dataset } of datasets) {
    place(run_id).inputs.dataset_inputs.push({ tags, dataset: toDataset(dataset) });
  }
  for (const { run_id, direction, model_id, step } of models) {
    const { inputs, outputs } = place(run_id);
    if (direction === 'input') inputs.model_inputs.push({ model_id });
    else outputs.model_outputs.push({ model_id, step: int64Column(step) });
  }
  return of;
}

function toDataset({ schema, profile, ...row }: Omit<DatasetRow, 'run_id' | 'tags'>): Dataset {
  return {
    ...row,
    ...(schema !== null && { schema }),
    ...(profile !== null && { profile }),
  };
}
