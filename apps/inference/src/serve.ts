import { createLogger, type Environment } from '@canopy/service-kit/process';
import { readInferenceConfig } from './config.js';
import { createServing } from './serving.js';

/** Brings the first model while the rest is loaded, and listens. */
export async function serve(environment: Environment): Promise<void> {
  const config = readInferenceConfig(environment);
  const logger = createLogger('inference', config.logLevel);
  const serving = createServing(config, logger);
  // One that does not come is told of in the log, and looked for again by the app.
  serving.champion.look().catch(() => undefined);
  const [{ runService }, { buildApp }, { createDependencies }] = await Promise.all([
    import('@canopy/service-kit'),
    import('./app.js'),
    import('./dependencies.js'),
  ]);
  const app = await buildApp(createDependencies(config, logger, serving));
  await runService(app, { ...config.listen });
}
