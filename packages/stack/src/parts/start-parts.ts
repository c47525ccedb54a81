import { type SuperviseContext, type Supervised, supervise } from '../processes/supervise.js';
import type { StackError } from '../stack-error.js';
import type { Part } from './part.js';

export interface RunningParts {
  /** What each part came to, in the order of the parts, e.g. `ready in 0.4 s`. */
  states: ReadonlyMap<string, string>;
  /** Settles when a part is given up while the stack runs. */
  failed: Promise<StackError>;
  /** Stops every part, each after those that need it. */
  stop(): Promise<void>;
}

/**
 * Starts parts, each as soon as those that it needs are ready.
 *
 * @throws StackError of the first part that fails, after all that had been started are stopped again.
 */
export async function startParts(
  parts: readonly Part[],
  context: SuperviseContext,
  signal: AbortSignal,
): Promise<RunningParts> {
  const states = new Map<string, string>();
  const supervised = new Map<string, Supervised>();
  const started = new Map<string, Promise<void>>();
  const halt = new AbortController();
  const either = AbortSignal.any([signal, halt.signal]);

  const begin = async (part: Part): Promise<string> => {
    if (part.kind === 'task') return part.run(either);
    const running = supervise(part, context);
    supervised.set(part.name, running);
    await Promise.race([running.ready, rejection(either)]);
    return 'ready';
  };
  const start = async (part: Part): Promise<void> => {
    await Promise.all(part.needs.map((need) => started.get(need)));
    either.throwIfAborted();
    const begun = performance.now();
    const state = await begin(part);
    const time = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    states.set(part.name, state);
    context.say(`  ${part.name.padEnd(12)}${state} (${time})`);
  };
  const stop = () => stopInOrder(parts, supervised);

  // Parts stand in order of need, so those that one waits for have their promise by then.
  for (const part of parts) started.set(part.name, start(part));
  try {
    await Promise.all(started.values());
  } catch (error) {
    halt.abort(error);
    await Promise.allSettled(started.values());
    await stop();
    throw error;
  }
  return { states, failed: Promise.race([...supervised.values()].map((part) => part.givenUp)), stop };
}

async function stopInOrder(
  parts: readonly Part[],
  supervised: ReadonlyMap<string, Supervised>,
): Promise<void> {
  const stopped = new Map<string, Promise<void>>();
  for (const part of [...parts].reverse()) {
    const dependents = parts.filter((other) => other.needs.includes(part.name));
    stopped.set(
      part.name,
      Promise.all(dependents.map((other) => stopped.get(other.name))).then(() =>
        supervised.get(part.name)?.stop(),
      ),
    );
  }
  await Promise.all(stopped.values());
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
