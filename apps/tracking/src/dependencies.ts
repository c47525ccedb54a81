import { randomUUID } from 'node:crypto';
import { createDatabase, Prisma } from '@canopy/database';
import { createObjectStore } from '@canopy/object-store';
import type { FastifyBaseLogger } from 'fastify';
import type { TrackingConfig } from './config.js';
import { createStore } from './database/create-store.js';
import { hearNotices, type Notices } from './database/hear-notices.js';
import {
  type AliasesService,
  aliasChannel,
  createAliasesRepository,
  createAliasesService,
} from './features/aliases/index.js';
import {
  type ArtifactsService,
  createArtifactsService,
  createDirectTransfersService,
  type DirectTransfersService,
} from './features/artifacts/index.js';
import {
  createDecisionsRepository,
  createDecisionsService,
  type DecisionsService,
} from './features/decisions/index.js';
import {
  createExperimentsRepository,
  createExperimentsService,
  type ExperimentsService,
} from './features/experiments/index.js';
import type { CheckHealth } from './features/health/index.js';
import {
  createImportedTimesRepository,
  createImportedTimesService,
  type ImportedTimesService,
} from './features/imported-times/index.js';
import { createInputsRepository, createInputsService, type InputsService } from './features/inputs/index.js';
import {
  createLoggedModelsRepository,
  createLoggedModelsService,
  type LoggedModelsService,
} from './features/logged-models/index.js';
import {
  createMetricsRepository,
  createMetricsService,
  type MetricsService,
} from './features/metrics/index.js';
import {
  createModelVersionsRepository,
  createModelVersionsService,
  type ModelVersionsService,
} from './features/model-versions/index.js';
import {
  createPendingRemovalsRepository,
  createPurgeRepository,
  createPurgeService,
  type PurgeService,
} from './features/purge/index.js';
import {
  createRegisteredModelsRepository,
  createRegisteredModelsService,
  type RegisteredModelsService,
} from './features/registered-models/index.js';
import { createResetRepository, createResetService, type ResetService } from './features/reset/index.js';
import {
  createRunsRepository,
  createRunsService,
  createRunTexts,
  logBatch,
  type RunsService,
} from './features/runs/index.js';
import { keepTrying } from './keep-trying.js';
import type { Guard } from './security/guard-requests.js';

export interface TrackingDependencies {
  logger: FastifyBaseLogger;
  guard: Guard;
  experiments: ExperimentsService;
  runs: RunsService;
  inputs: InputsService;
  metrics: MetricsService;
  artifacts: ArtifactsService;
  transfers: DirectTransfersService;
  loggedModels: LoggedModelsService;
  registeredModels: RegisteredModelsService;
  modelVersions: ModelVersionsService;
  aliases: AliasesService;
  aliasMoves: Notices;
  decisions: DecisionsService;
  purge: PurgeService;
  /** Undefined unless the configuration allows it. */
  importedTimes: ImportedTimesService | undefined;
  /** Undefined unless the configuration allows it. */
  reset: ResetService | undefined;
  checkHealth: CheckHealth;
  /** Makes what a new installation lacks, as soon as Postgres and the artifact store answer. */
  prepare: () => Promise<void>;
  close: () => Promise<void>;
}

/** What runs as JSON may take of the memory: four thousand runs with a hundred metrics each. */
const mostTextBytes = 32 * 1024 * 1024;

/** Makes every adapter and service of the app. Nothing is waited for. */
export function createDependencies(config: TrackingConfig, logger: FastifyBaseLogger): TrackingDependencies {
  const closing = new AbortController();
  const database = createDatabase({
    url: config.databaseUrl,
    onIdleError: (error) => logger.warn({ err: error }, 'An idle connection to Postgres broke.'),
  });
  const store = createStore(database.pool);
  const objects = createObjectStore(config.objects);
  const clock = Date.now;

  const experiments = createExperimentsService({ experiments: createExperimentsRepository(store), clock });
  const runs = createRunsService({
    runs: createRunsRepository(store, createRunTexts(store, mostTextBytes)),
    logBatch: (runId, batch) => logBatch(store, runId, batch),
    requireActiveExperiment: experiments.requireActive,
    clock,
    random: Math.random,
    newRunId: () => randomUUID().replaceAll('-', ''),
  });
  const getRun = runs.getInfo;
  const loggedModels = createLoggedModelsService({
    models: createLoggedModelsRepository(store),
    requireActiveExperiment: experiments.requireActive,
    clock,
    random: Math.random,
    newModelId: () => `m-${randomUUID().replaceAll('-', '')}`,
  });
  const modelVersions = createModelVersionsService({
    modelVersions: createModelVersionsRepository(store),
    getRun,
    getLoggedModel: loggedModels.get,
    clock,
  });
  const latestVersions = modelVersions.latest;
  const registeredModels = createRegisteredModelsService({
    registeredModels: createRegisteredModelsRepository(store, latestVersions),
    clock,
  });
  const aliasMoves = hearNotices({ pool: database.pool, channel: aliasChannel, logger });

  return {
    logger,
    guard: config.guard,
    experiments,
    runs,
    inputs: createInputsService({
      inputs: createInputsRepository(store),
      requireActiveRun: runs.requireActive,
    }),
    metrics: createMetricsService({ metrics: createMetricsRepository(store) }),
    artifacts: createArtifactsService({
      objects,
      getRun,
      getLoggedModel: loggedModels.get,
      downloadUriOf: modelVersions.downloadUri,
    }),
    transfers: createDirectTransfersService({
      objects,
      runRoot: async (runId) => (await getRun(runId)).artifact_uri,
      modelRoot: async (modelId) => (await loggedModels.get(modelId)).info.artifact_uri,
    }),
    loggedModels,
    registeredModels,
    modelVersions,
    aliases: createAliasesService({
      aliases: createAliasesRepository(store),
      requireModel: registeredModels.get,
      getVersion: modelVersions.get,
      latestVersions,
      clock,
    }),
    aliasMoves,
    decisions: createDecisionsService({ decisions: createDecisionsRepository(store), clock }),
    purge: createPurgeService({
      purgeables: createPurgeRepository(store),
      pending: createPendingRemovalsRepository(store, config.objects.bucket),
      objects,
      clock,
    }),
    importedTimes: config.imports
      ? createImportedTimesService(createImportedTimesRepository(store))
      : undefined,
    reset: config.resets
      ? createResetService({
          tables: createResetRepository(store),
          objects,
          ensureDefault: experiments.ensureDefault,
        })
      : undefined,
    checkHealth: async () => {
      await store.row(Prisma.sql`SELECT 1`);
    },
    prepare: async () => {
      const { signal } = closing;
      await Promise.all([
        keepTrying(experiments.ensureDefault, { what: 'the default experiment', logger, signal }),
        keepTrying(objects.ensureBucket, { what: 'the bucket of the artifacts', logger, signal }),
      ]);
    },
    close: async () => {
      closing.abort();
      aliasMoves.close();
      await database.close();
    },
  };
}
