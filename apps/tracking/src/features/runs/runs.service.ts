import type { Experiment, KeyValue, LifecycleStage, Run, RunInfo, RunStatus } from '@canopy/mlflow-client';
import type { Int64 } from '../../protocol/int64.js';
import { invalid, missing } from '../../protocol/refusals.js';
import { appendToUri } from '../../rules/append-to-uri.js';
import { checkIdempotencyKey } from '../../rules/check-idempotency-key.js';
import { lastOfEachKey } from '../../rules/check-tags.js';
import { randomName } from '../../rules/random-name.js';
import { writeToActive } from '../../rules/write-to-active.js';
import type { SearchRequest } from '../../search/search-page.js';
import type { BatchRows, GivenMetric } from './batch-rows.js';
import { ChangedParamsError } from './changed-params-error.js';
import { type Batch, checkBatch, checkFirstTag, checkMetric, checkParam, checkTag } from './check-batch.js';
import { appendToModelHistory, modelHistoryTag } from './model-history.js';
import { runNameTag } from './run-name-tag.js';
import type { RunsRepository } from './runs.repository.js';

export interface RunsDependencies {
  runs: RunsRepository;
  /** False when there is no active run of that id. */
  logBatch: (runId: string, batch: BatchRows) => Promise<boolean>;
  /** @throws TrackingError unless there is an active experiment of that id. */
  requireActiveExperiment: (experimentId: string) => Promise<Experiment>;
  clock: () => number;
  random: () => number;
  /** 32 hexadecimal digits that no other call gives. */
  newRunId: () => string;
}

export interface NewRun {
  experiment_id: string;
  user_id: string;
  run_name: string;
  start_time?: Int64;
  tags: KeyValue[];
}

export interface RunUpdate {
  run_id: string;
  status?: RunStatus;
  end_time?: Int64;
  run_name?: string;
}

export type RunsService = ReturnType<typeof createRunsService>;

/** Runs and what is logged to them. Refusals are `TrackingError`s in the words of MLflow. */
export function createRunsService(dependencies: RunsDependencies) {
  const { runs, clock, random } = dependencies;

  const getInfo = async (runId: string): Promise<RunInfo> => {
    const info = await runs.findInfo(runId);
    if (!info) throw missing(`Run with id=${runId} not found`);
    return info;
  };
  const get = async (runId: string): Promise<Run> => {
    const run = await runs.find(runId);
    if (!run) throw missing(`Run with id=${runId} not found`);
    return run;
  };
  const requireActive = async (runId: string): Promise<RunInfo> => {
    const info = await getInfo(runId);
    const { lifecycle_stage } = info;
    if (lifecycle_stage === 'active') return info;
    throw invalid(`The run ${runId} must be in the 'active' state. Current state is ${lifecycle_stage}.`);
  };
  const writeTo = <Written>(runId: string, write: () => Promise<Written | false | undefined>) =>
    writeToActive(write, () => requireActive(runId));
  const log = async (runId: string, batch: Partial<BatchRows>): Promise<void> => {
    const whole = { metrics: [], params: [], tags: [], ...batch };
    await writeTo(runId, () => dependencies.logBatch(runId, whole));
  };
  const mark = async (runId: string, stage: LifecycleStage): Promise<void> => {
    if (!(await runs.mark(runId, stage, clock()))) throw missing(`Run with id=${runId} not found`);
  };

  return {
    getInfo,
    requireActive,
    get,
    /** The run as JSON. */
    async getText(runId: string): Promise<Buffer> {
      const text = await runs.findText(runId);
      if (!text) throw missing(`Run with id=${runId} not found`);
      return text;
    },
    async create(run: NewRun, idempotencyKey: string | undefined): Promise<Run> {
      checkIdempotencyKey(idempotencyKey);
      const tags = run.tags.map((tag, index) => checkFirstTag(tag, `tags[${index}].`));
      const name =
        chooseName(run.run_name, tags.findLast(({ key }) => key === runNameTag)?.value) ?? randomName(random);
      const experiment = await dependencies.requireActiveExperiment(run.experiment_id);
      const id = dependencies.newRunId();
      const stored = lastOfEachKey([...tags, { key: runNameTag, value: name }]);
      const row = {
        id,
        experimentId: Number(experiment.experiment_id),
        name,
        userId: run.user_id,
        startTime: run.start_time ?? clock(),
        artifactUri: appendToUri(experiment.artifact_location, `${id}/artifacts`),
        idempotencyKey: idempotencyKey ?? null,
        tags: stored,
      };
      let info = await runs.insert(row);
      while (!info) {
        const made = idempotencyKey === undefined ? undefined : await runs.findIdByKey(idempotencyKey);
        if (made !== undefined) return get(made);
        // The experiment was deleted just now, and perhaps restored.
        await dependencies.requireActiveExperiment(run.experiment_id);
        info = await runs.insert(row);
      }
      return {
        info,
        data: { metrics: [], params: [], tags: stored },
        inputs: { dataset_inputs: [], model_inputs: [] },
        outputs: { model_outputs: [] },
      };
    },
    update({ run_id, status, end_time, run_name }: RunUpdate): Promise<RunInfo> {
      const change = { status, endTime: end_time, name: run_name || undefined };
      return writeTo(run_id, () => runs.update(run_id, change));
    },
    delete: (runId: string) => mark(runId, 'deleted'),
    restore: (runId: string) => mark(runId, 'active'),
    search: (request: SearchRequest, experimentIds: readonly number[], stage: LifecycleStage | undefined) =>
      runs.search(request, experimentIds, stage),
    async logMetric(runId: string, metric: GivenMetric): Promise<void> {
      await log(runId, { metrics: [checkMetric(metric)] });
    },
    async logParam(runId: string, param: KeyValue): Promise<void> {
      try {
        await log(runId, { params: [checkParam(param)] });
      } catch (error) {
        if (!(error instanceof ChangedParamsError)) throw error;
        const [change] = error.changes;
        throw invalid(
          `Changing param values is not allowed. Param with key='${change?.key}' was already logged with ` +
            `value='${change?.old_value}' for run ID='${runId}'. Attempted logging new value '${change?.new_value}'.`,
        );
      }
    },
    async setTag(runId: string, tag: KeyValue): Promise<void> {
      await log(runId, { tags: [checkTag(tag)] });
    },
    async deleteTag(runId: string, key: string): Promise<void> {
      const deleted = await writeTo(runId, () => runs.deleteTag(runId, key));
      if (deleted === 0) throw missing(`No tag with name: ${key} in run with id ${runId}`);
    },
    /** Notes in the run's tags that it made a model, as clients before version 3 do. */
    async logModel(runId: string, modelJson: string): Promise<void> {
      const append = (history: string | undefined) => appendToModelHistory(history, modelJson);
      await writeTo(runId, () => runs.changeTag(runId, modelHistoryTag, append));
    },
    async logBatch(runId: string, batch: Batch): Promise<void> {
      try {
        await log(runId, checkBatch(batch));
      } catch (error) {
        if (!(error instanceof ChangedParamsError)) throw error;
        const changes = error.changes.map(
          ({ key, old_value, new_value }) =>
            `{'key': '${key}', 'old_value': '${old_value}', 'new_value': '${new_value}'}`,
        );
        throw invalid(
          'Changing param values is not allowed. ' +
            `Params were already logged='[${changes.join(', ')}]' for run ID='${runId}'.`,
        );
      }
    },
  };
}

function chooseName(name: string, tag: string | undefined): string | undefined {
  if (name !== '' && tag !== undefined && name !== tag) {
    throw invalid(
      "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
        `(run_name='${name}', mlflow.runName='${tag}').`,
    );
  }
  return name || tag || undefined;
}
