import { randomUUID } from 'node:crypto';
import type { Store } from '../database/store.js';
import { createExperimentsRepository, createExperimentsService } from '../features/experiments/index.js';
import { createInputsRepository, createInputsService } from '../features/inputs/index.js';
import { createLoggedModelsRepository, createLoggedModelsService } from '../features/logged-models/index.js';
import { createMetricsRepository, createMetricsService } from '../features/metrics/index.js';
import {
  createRunColumns,
  createRunsRepository,
  createRunsService,
  createRunTexts,
  logBatch,
} from '../features/runs/index.js';
import { createKeptFrames } from '../search/columns/index.js';

/** What runs as JSON may take of the memory: three thousand runs with a hundred metrics each. */
const mostTextBytes = 24 * 1024 * 1024;

/**
 * A hundred thousand runs take about ten megabytes, and each column of numbers one more. Searches among more runs than this
 * would not leave room for others.
 */
const frameLimits = { mostBytes: 20 * 1024 * 1024, mostRuns: 250_000 };

const newId = () => randomUUID().replaceAll('-', '');

/** Experiments, their runs, and what runs log. */
export function createRunServices(store: Store, clock: () => number) {
  const experiments = createExperimentsService({ experiments: createExperimentsRepository(store), clock });
  const runs = createRunsService({
    runs: createRunsRepository(
      store,
      createRunTexts(store, mostTextBytes),
      createKeptFrames(createRunColumns(store), frameLimits),
    ),
    logBatch: (runId, batch) => logBatch(store, runId, batch),
    requireActiveExperiment: experiments.requireActive,
    clock,
    random: Math.random,
    newRunId: newId,
  });
  return {
    experiments,
    runs,
    inputs: createInputsService({
      inputs: createInputsRepository(store),
      requireActiveRun: runs.requireActive,
    }),
    metrics: createMetricsService({ metrics: createMetricsRepository(store) }),
    loggedModels: createLoggedModelsService({
      models: createLoggedModelsRepository(store),
      requireActiveExperiment: experiments.requireActive,
      clock,
      random: Math.random,
      newModelId: () => `m-${newId()}`,
    }),
  };
}
