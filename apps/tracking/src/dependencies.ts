import { createDatabase, Prisma } from '@canopy/database';
import { createObjectStore } from '@canopy/object-store';
import type { FastifyBaseLogger } from 'fastify';
import type { TrackingConfig } from './config.js';
import { createStore } from './database/create-store.js';
import { hearNotices, type Notices } from './database/hear-notices.js';
import { createRegistryServices } from './dependencies/create-registry-services.js';
import { createRunServices } from './dependencies/create-run-services.js';
import { aliasChannel } from './features/aliases/index.js';
import {
  type ArtifactsService,
  createArtifactsService,
  createDirectTransfersService,
  type DirectTransfersService,
} from './features/artifacts/index.js';
import type { CheckHealth } from './features/health/index.js';
import {
  createImportedTimesRepository,
  createImportedTimesService,
  type ImportedTimesService,
} from './features/imported-times/index.js';
import {
  createPendingRemovalsRepository,
  createPurgeRepository,
  createPurgeService,
  type PurgeService,
} from './features/purge/index.js';
import { createResetRepository, createResetService, type ResetService } from './features/reset/index.js';
import { keepTrying } from './keep-trying.js';
import type { Guard } from './security/guard-requests.js';

type RunServices = ReturnType<typeof createRunServices>;
type RegistryServices = ReturnType<typeof createRegistryServices>;

export interface TrackingDependencies extends RunServices, RegistryServices {
  logger: FastifyBaseLogger;
  guard: Guard;
  artifacts: ArtifactsService;
  transfers: DirectTransfersService;
  aliasMoves: Notices;
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

  const runServices = createRunServices(store, clock);
  const { experiments, runs, loggedModels } = runServices;
  const getRun = runs.getInfo;
  const getLoggedModel = loggedModels.get;
  const registryServices = createRegistryServices({ store, clock, getRun, getLoggedModel });
  const aliasMoves = hearNotices({ pool: database.pool, channel: aliasChannel, logger });

  return {
    logger,
    guard: config.guard,
    ...runServices,
    ...registryServices,
    artifacts: createArtifactsService({
      objects,
      getRun,
      getLoggedModel,
      downloadUriOf: registryServices.modelVersions.downloadUri,
    }),
    transfers: createDirectTransfersService({
      objects,
      runRoot: async (runId) => (await getRun(runId)).artifact_uri,
      modelRoot: async (modelId) => (await getLoggedModel(modelId)).info.artifact_uri,
    }),
    aliasMoves,
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
          forget: registryServices.decisions.chain.forget,
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
