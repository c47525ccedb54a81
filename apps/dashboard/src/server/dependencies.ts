import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createMlflowClient } from '@canopy/mlflow-client';
import { createLogger } from '@canopy/service-kit/process';
import { readDashboardConfig } from '../config';
import { createBackfillControl } from '../features/backfill/create-backfill-control';
import { readBatches } from '../features/batches/batches.queries';
import { createBatchControl } from '../features/batches/create-batch-control';
import { createChampionReader } from '../features/champion/create-champion-reader';
import { createDecisionsControl } from '../features/decisions/create-decisions-control';
import type { LineageSubject } from '../features/lineage';
import { createAnswerLister } from '../features/lineage/create-answer-lister';
import type { RowSearch } from '../features/lineage/lineage';
import { readLineage } from '../features/lineage/lineage.queries';
import { readLineageRows } from '../features/lineage/origins.queries';
import { createModelReader } from '../features/models/create-model-reader';
import { createPredictor } from '../features/predictions/create-predictor';
import { readSamples } from '../features/samples/samples.queries';
import { createScheduleControl } from '../features/schedule/create-schedule-control';
import { createServicesReader } from '../features/services/create-services-reader';
import { listProbes } from '../features/services/list-probes';
import { createInferenceReader } from '../features/serving/create-inference-reader';
import { createServingControl } from '../features/serving/create-serving-control';
import { createTickReader } from '../features/ticks/create-tick-reader';
import { readTrainings } from '../features/trainings/trainings.queries';
import { readWatch } from '../features/watch/watch.queries';
import { createReadOnlyDatabase } from './create-read-only-database';
import { createTemporal } from './create-temporal';
import { describeError } from './describe-error';
import { rememberBriefly } from './remember-briefly';

/** Shorter than the pages' polling, so that every poll sees something new. */
const sharedForMs = 1000;

export type Dependencies = ReturnType<typeof createDependencies>;

function createDependencies() {
  const config = readDashboardConfig();
  const { addresses, modelName, trackingToken } = config;
  const now = () => Date.now();
  const logger = createLogger('dashboard', config.logLevel);
  const database = createReadOnlyDatabase(config.databaseUrl, (error) =>
    logger.warn({ err: error }, `A connection to Postgres broke: ${describeError(error)}`),
  );
  const temporal = createTemporal({ ...config.temporal, now });
  const mlflow = createMlflowClient({
    baseUrl: addresses.tracking,
    token: trackingToken,
    timeoutMs: 5000,
  });
  const probes = listProbes({ config, temporal, fetch, now, askDatabase: () => database.ask('SELECT 1') });
  const schedule = createScheduleControl({
    temporal,
    temporalUi: addresses.temporalUi,
    now,
    wait: setTimeout,
  });
  const decisionsControl = createDecisionsControl({ mlflow, temporal, modelName, newKey: randomUUID });
  const backfillControl = createBackfillControl({ temporal, temporalUi: addresses.temporalUi });
  const servingControl = createServingControl({
    readInference: createInferenceReader(addresses.inference, fetch),
    mlflow,
    modelName,
  });
  const share = <Answer>(ask: () => Promise<Answer>) => rememberBriefly(sharedForMs, now, ask);

  return {
    logger,
    addresses,
    logFolder: config.logFolder,
    schedule,
    predictor: createPredictor(addresses.inference, fetch),
    checkServices: share(createServicesReader(probes, { now, wait: setTimeout })),
    decisionsControl,
    readDecisions: share(decisionsControl.read),
    servingControl,
    readServing: share(servingControl.read),
    readTicks: share(createTickReader(temporal, addresses.temporalUi)),
    backfillControl,
    readBackfill: share(backfillControl.read),
    batchControl: createBatchControl({ temporal, wait: setTimeout }),
    lookAtBatches: () => readBatches(database),
    readBatches: share(() => readBatches(database)),
    readLineage: (subject: LineageSubject) => readLineage(database, modelName, subject),
    readLineageRows: (search: RowSearch) => readLineageRows(database, search),
    listAnswers: createAnswerLister(addresses.inference, fetch),
    readSamples: share(() => readSamples(database)),
    readWatch: share(() => readWatch(database)),
    readTrainings: share(() => readTrainings(database, modelName)),
    readChampion: share(createChampionReader(mlflow, modelName)),
    readModel: createModelReader(mlflow, modelName),
  };
}

const heldAt = Symbol.for('canopy.dashboard.dependencies');

/** The composition root: made by the first request and held once a process, however often the bundler copies this file. */
export function getDependencies(): Dependencies {
  const holder = globalThis as { [heldAt]?: Dependencies };
  holder[heldAt] ??= createDependencies();
  return holder[heldAt];
}
