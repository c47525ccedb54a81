import { runService } from '@canopy/service-kit';
import { createLogger, runMain } from '@canopy/service-kit/process';
import { buildApp } from './app.js';
import { readTrackingConfig } from './config.js';
import { createDependencies } from './dependencies.js';

runMain('tracking', async () => {
  const config = readTrackingConfig(process.env);
  const logger = createLogger('tracking', config.logLevel);
  const dependencies = createDependencies(config, logger);
  const app = await buildApp(dependencies);
  await runService(app, { ...config.listen });
  await dependencies.prepare();
});
