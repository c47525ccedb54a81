import type { FastifyBaseLogger } from 'fastify';
import type { ModelRegistry } from '../registry/model-registry.js';
import type { StepBack } from './rollout.js';

/** Canaries that were taken back, of which the registry is told as soon as it can be reached. */
export interface StepBacks {
  readonly last: StepBack | undefined;
  take(version: string, reason: string): void;
  /** Tells the registry of what it has not been told yet. Rejects when it cannot be reached. */
  tell(): Promise<void>;
}

export function createStepBacks({
  registry,
  logger,
  clock,
}: {
  registry: Pick<ModelRegistry, 'stepBack'>;
  logger: FastifyBaseLogger;
  clock: () => number;
}): StepBacks {
  let last: StepBack | undefined;
  let untold: StepBack | undefined;

  async function tell(): Promise<void> {
    if (untold !== undefined) await registry.stepBack(untold);
    untold = undefined;
  }

  return {
    get last() {
      return last;
    },
    take(version, reason) {
      last = { version, reason, at: clock() };
      untold = last;
      logger.error({ ...last }, 'a canary stepped back');
      tell().catch((err: unknown) =>
        logger.warn({ err }, 'the registry was not told that a canary stepped back yet'),
      );
    },
    tell,
  };
}
