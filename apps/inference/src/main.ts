import { runService } from '@canopy/service-kit';
import { createLogger, runMain } from '@canopy/service-kit/process';
import { buildApp } from './app.js';
import { readInferenceConfig } from './config.js';
import { createDependencies } from './dependencies.js';

runMain('The inference API', async () => {
  const config = readInferenceConfig(process.env);
  const logger = createLogger('inference', config.logLevel);
  const app = await buildApp(createDependencies(config, logger));
  await runService(app, { ...config.listen });
});
