import { runService } from '@canopy/service-kit';
import { createLogger, runMain } from '@canopy/service-kit/process';
import { buildApp } from './app.js';
import { readDataApiConfig } from './config.js';
import { createDependencies } from './dependencies.js';

runMain('The data API', async () => {
  const config = readDataApiConfig(process.env);
  const logger = createLogger('data-api', config.logLevel);
  const app = await buildApp(await createDependencies(config, logger));
  await runService(app, { ...config.listen });
});
