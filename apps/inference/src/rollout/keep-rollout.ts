import { setTimeout } from 'node:timers/promises';
import type { Rollout } from './rollout.js';

export interface KeepRolloutOptions {
  rollout: Pick<Rollout, 'look'>;
  signal: AbortSignal;
  /** Between two looks; so long may a change of the plan take. Default 5 s. */
  everyMs?: number;
}

/** Keeps the plan of the registry in force until the signal aborts. What fails is tried again at the next look. */
export async function keepRollout({ rollout, signal, everyMs = 5000 }: KeepRolloutOptions): Promise<void> {
  while (!signal.aborted) {
    // The champion tells of a registry that is away; here the plan of before goes on.
    await rollout.look().catch(() => undefined);
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
