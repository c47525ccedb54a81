import { buildService, type Service } from '@canopy/service-kit';
import type { Dependencies } from './dependencies.js';
import { errorBody } from './error-body.js';
import { batches } from './features/batches/index.js';
import { home } from './features/home/index.js';

/** The data API, ready to listen or to be asked by `inject`. */
export async function buildApp({ logger, dataSet, batches: service }: Dependencies): Promise<Service> {
  const app = await buildService({
    title: 'Canopy data API',
    description:
      'Gives the forest-cover rows out in ten batches a group, a random tenth of a batch at a time.',
    version: '1',
    logger,
    errorBody,
  });
  await app.register(home, { rowCount: dataSet.rowCount });
  await app.register(batches, { service });
  return app;
}
