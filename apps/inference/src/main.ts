import { createLogger, runMain } from '@canopy/service-kit/process';
import { readInferenceConfig } from './config.js';
import { createServing } from './serving.js';

runMain('The inference API', async () => {
  const config = readInferenceConfig(process.env);
  const logger = createLogger('inference', config.logLevel);
  const serving = createServing(config, logger);
  // The model comes while the rest is loaded. One that does not is told of in the log, and looked for again by the app.
  serving.champion.look().catch(() => undefined);
  const [{ runService }, { buildApp }, { createDependencies }] = await Promise.all([
    import('@canopy/service-kit'),
    import('./app.js'),
    import('./dependencies.js'),
  ]);
  const app = await buildApp(createDependencies(config, logger, serving));
  await runService(app, { ...config.listen });
});
