import { type ApiCall, type KeyValue, type Metric, Nothing } from '@canopy/mlflow-client';
import { artifactsOfRun } from '../artifacts/artifacts-of-run.js';
import { copyArtifacts } from '../artifacts/copy-artifacts.js';
import type { Context } from '../context.js';
import { forEachOf } from '../for-each-of.js';
import { toOriginTag, withoutOrigin } from '../identity/imported-from.js';
import { readPages } from '../server/read-pages.js';
import { attempt } from '../tally.js';
import type { ExperimentPair } from './experiment-pair.js';
import { plainTags } from './odd-tags.js';
import { readRuns } from './read-runs.js';
import { MetricItem, RunAnswer, type WholeRun } from './shapes.js';

const runsAtOnce = 4;
// What one log-batch may hold: https://mlflow.org/docs/latest/api_reference/rest-api.html#request-limits. Of tags
// fewer, since a hundred of the longest would not fit into the million bytes of a body.
const metricsAtOnce = 1000;
const paramsAtOnce = 100;
const tagsAtOnce = 30;
const parentRunTag = 'mlflow.parentRunId';

/** Brings the content of runs that exist on both sides. Everything may be repeated. */
export async function fillRuns(
  context: Context,
  pair: ExperimentPair,
  unfilled: ReadonlySet<string>,
): Promise<void> {
  if (unfilled.size === 0) return;
  let done = 0;
  await forEachOf(readRuns(context.source, pair.sourceId), runsAtOnce, async (run) => {
    const targetId = context.known.runs.get(run.info.run_id);
    if (targetId === undefined || !unfilled.has(run.info.run_id)) return;
    await attempt(context.tally, `Run ${run.info.run_id}`, async () => {
      await fillRun(context, run.info.run_id, targetId);
      context.tally.counts.runs.added++;
    });
    done++;
    if (done % 100 === 0) context.say(`  ${done} of ${unfilled.size} runs`);
  });
}

async function fillRun(context: Context, sourceId: string, runId: string): Promise<void> {
  const { source, target, tally } = context;
  // A search leaves out the models among the inputs.
  const { run } = await source.call('GET', 'runs/get', { run_id: sourceId }, RunAnswer);
  const { info, data } = run;
  const logBatch = (fields: ApiCall<typeof Nothing>['fields']) =>
    target.call('POST', 'runs/log-batch', { run_id: runId, ...fields }, Nothing);

  for (const params of chunks(data.params, paramsAtOnce)) await logBatch({ params });
  for (const tags of chunks(translateTags(context, plainTags(data.tags)), tagsAtOnce))
    await logBatch({ tags });
  for (const { key } of data.metrics) {
    for await (const metrics of chunksOf(readHistory(context, sourceId, key), metricsAtOnce)) {
      await logBatch({ metrics });
    }
  }
  await linkInputsAndOutputs(context, run, runId);
  for (const { modelId, metric } of context.modelMetrics.get(sourceId) ?? []) {
    const fields = { ...metric, run_id: runId, model_id: modelId };
    await target.call('POST', 'runs/log-metric', fields, Nothing);
  }
  const hasEnded = info.end_time !== undefined;
  await copyArtifacts({
    from: artifactsOfRun(source, sourceId),
    to: artifactsOfRun(target, runId),
    targetRoot: context.known.roots.get(info.artifact_uri) ?? '',
    trustSizes: hasEnded,
    count: tally.counts.artifacts,
    say: context.say,
  });
  const fields = { run_id: runId, status: info.status, end_time: info.end_time };
  await target.call('POST', 'runs/update', fields, Nothing);
  // One that still runs will have more to bring the next time.
  if (!hasEnded && info.lifecycle_stage === 'active') return;
  await logBatch({ tags: [toOriginTag({ origin: source.origin, id: sourceId, isWhole: true })] });
  if (info.lifecycle_stage === 'deleted')
    await target.call('POST', 'runs/delete', { run_id: runId }, Nothing);
}

async function linkInputsAndOutputs({ target, known }: Context, run: WholeRun, runId: string): Promise<void> {
  const knownModels = <Link extends { model_id: string }>(links: readonly Link[]) =>
    links.flatMap((link) => {
      const modelId = known.loggedModels.get(link.model_id);
      return modelId === undefined ? [] : [{ ...link, model_id: modelId }];
    });
  const datasets = run.inputs.dataset_inputs;
  const inputs = knownModels(run.inputs.model_inputs);
  if (datasets.length + inputs.length > 0) {
    await target.call('POST', 'runs/log-inputs', { run_id: runId, datasets, models: inputs }, Nothing);
  }
  const outputs = knownModels(run.outputs.model_outputs);
  if (outputs.length > 0) {
    await target.call('POST', 'runs/outputs', { run_id: runId, models: outputs }, Nothing);
  }
}

function translateTags({ known }: Context, tags: readonly KeyValue[]): KeyValue[] {
  return withoutOrigin(tags).map(({ key, value }) =>
    key === parentRunTag ? { key, value: known.runs.get(value) ?? value } : { key, value },
  );
}

const readHistory = ({ source }: Context, runId: string, key: string): AsyncIterable<Metric> =>
  readPages(source, {
    method: 'GET',
    path: 'metrics/get-history',
    fields: { run_id: runId, metric_key: key, max_results: 25_000 },
    list: 'metrics',
    item: MetricItem,
  });

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function* chunksOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
