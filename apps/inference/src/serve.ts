import { setTimeout } from 'node:timers/promises';
import { createLogger, type Environment } from '@canopy/service-kit/process';
import { readInferenceConfig } from './config.js';
import { createServing } from './serving.js';

/** A registry that is well has said by then where the first model is. */
const longestWaitMs = 300;

/** Brings the first model while the rest is loaded, and listens. */
export async function serve(environment: Environment): Promise<void> {
  const config = readInferenceConfig(environment);
  const logger = createLogger('inference', config.logLevel);
  const serving = createServing(config, logger);
  // One that does not come is told of in the log, and looked for again by the app.
  const looked = serving.champion.look().catch(() => undefined);
  // What comes now leaves this thread no time for the registry's answers, of which each leads to the next question.
  await Promise.race([looked, serving.firstFiles, setTimeout(longestWaitMs, undefined, { ref: false })]);
  const [{ runService }, { buildApp }, { createDependencies }] = await Promise.all([
    import('@canopy/service-kit'),
    import('./app.js'),
    import('./dependencies.js'),
  ]);
  const app = await buildApp(await createDependencies(config, logger, serving));
  await runService(app, { ...config.listen });
}
