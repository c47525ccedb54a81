import type { FastifyBaseLogger } from 'fastify';
import type { DataApiConfig } from './config.js';
import type { DataSet } from './data-set/data-set.js';
import { loadDataSet } from './data-set/load-data-set.js';
import { type BatchesService, createBatchesService, openProgressFolder } from './features/batches/index.js';

export interface Dependencies {
  logger: FastifyBaseLogger;
  dataSet: DataSet;
  batches: BatchesService;
}

/** @throws ConfigurationError for a data set or a folder that cannot be used. */
export async function createDependencies(
  config: DataApiConfig,
  logger: FastifyBaseLogger,
): Promise<Dependencies> {
  const dataSet = await loadDataSet(config.dataSetPath);
  logger.info({ path: config.dataSetPath, rows: dataSet.rowCount }, 'read the data set');
  const batches = createBatchesService({
    dataSet,
    progress: await openProgressFolder(config.progressFolder),
    minUpdateTimeMs: config.minUpdateTimeMs,
    now: Date.now,
    random: Math.random,
  });
  return { logger, dataSet, batches };
}
