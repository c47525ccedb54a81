import { Nothing } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import { artifactsOfLoggedModel } from '../artifacts/artifacts-of-logged-model.js';
import { copyArtifacts } from '../artifacts/copy-artifacts.js';
import type { Context } from '../context.js';
import { readOrigin, toOriginTag, withoutOrigin } from '../identity/imported-from.js';
import type { Server } from '../server/create-server.js';
import { readPages } from '../server/read-pages.js';
import { attempt } from '../tally.js';
import type { ExperimentPair } from './experiment-pair.js';
import { LoggedModel } from './shapes.js';

const ModelAnswer = Type.Object({ model: LoggedModel });
const paramsAtOnce = 100;
// The server writes this one itself, once versions are made from the model.
const versionsTag = 'mlflow.modelVersions';

/** Every logged model of an experiment, and what was measured of it, to be logged with the runs. */
export async function transferLoggedModels(context: Context, pair: ExperimentPair): Promise<void> {
  const { source, target, known, tally } = context;
  const models = await readLoggedModels(source, pair.sourceId);
  if (models.length === 0) return;
  const there = await readLoggedModels(target, pair.targetId);
  for (const model of models) {
    const sourceId = model.info.model_id;
    const backTo = readOrigin(model.info.tags);
    const found = there.find(({ info }) => {
      const origin = readOrigin(info.tags);
      return (
        (origin?.origin === source.origin && origin.id === sourceId) ||
        (backTo?.origin === target.origin && backTo.id === info.model_id)
      );
    });
    await attempt(tally, `Logged model ${sourceId}`, async () => {
      const here = found ?? (await createLoggedModel(context, pair.targetId, model));
      known.loggedModels.set(sourceId, here.info.model_id);
      known.roots.set(model.info.artifact_uri, here.info.artifact_uri);
      const isWhole = found !== undefined && readOrigin(found.info.tags)?.isWhole !== false;
      if (!isWhole) await fillLoggedModel(context, model, here);
      tally.counts['logged models'][isWhole ? 'present' : 'added']++;
      for (const { run_id: runId = '', ...metric } of model.data.metrics) {
        const ofRun = context.modelMetrics.get(runId) ?? [];
        context.modelMetrics.set(runId, [...ofRun, { modelId: here.info.model_id, metric }]);
      }
    });
  }
}

async function createLoggedModel(
  { source, target, known }: Context,
  experimentId: string,
  { info, data }: LoggedModel,
): Promise<LoggedModel> {
  const fields = {
    experiment_id: experimentId,
    name: info.name,
    model_type: info.model_type,
    source_run_id: known.runs.get(info.source_run_id ?? ''),
    params: data.params.slice(0, paramsAtOnce),
    tags: [toOriginTag({ origin: source.origin, id: info.model_id, isWhole: false })],
  };
  return (await target.call('POST', 'logged-models', fields, ModelAnswer)).model;
}

async function fillLoggedModel(
  { source, target, tally, takesTimes, say }: Context,
  { info, data }: LoggedModel,
  here: LoggedModel,
): Promise<void> {
  const path = `logged-models/${here.info.model_id}`;
  for (let from = paramsAtOnce; from < data.params.length; from += paramsAtOnce) {
    await target.call(
      'POST',
      `${path}/params`,
      { params: data.params.slice(from, from + paramsAtOnce) },
      Nothing,
    );
  }
  await copyArtifacts({
    from: artifactsOfLoggedModel(source, info.model_id),
    to: artifactsOfLoggedModel(target, here.info.model_id),
    targetRoot: here.info.artifact_uri,
    trustSizes: true,
    count: tally.counts.artifacts,
    say,
  });
  const status = { model_id: here.info.model_id, status: info.status };
  await target.call('PATCH', path, status, Nothing);
  if (takesTimes) {
    const { creation_timestamp_ms: created, last_updated_timestamp_ms: updated } = info;
    await target.setTimes({ logged_models: [{ model_id: here.info.model_id, created, updated }] });
  }
  const tags = withoutOrigin(info.tags).filter(({ key }) => key !== versionsTag);
  const origin = toOriginTag({ origin: source.origin, id: info.model_id, isWhole: true });
  await target.call('PATCH', `${path}/tags`, { tags: [...tags, origin] }, Nothing);
}

function readLoggedModels(server: Server, experimentId: string): Promise<LoggedModel[]> {
  const pages = readPages(server, {
    method: 'POST',
    path: 'logged-models/search',
    fields: {
      experiment_ids: [experimentId],
      max_results: 50,
      order_by: [{ field_name: 'creation_timestamp', ascending: true }],
    },
    list: 'models',
    item: LoggedModel,
  });
  return Array.fromAsync(pages);
}
