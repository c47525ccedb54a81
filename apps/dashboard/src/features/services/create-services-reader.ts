import { type Probe, probe } from './probe';
import type { ServiceHealth } from './service-health';

export interface ServicesReaderTools {
  now: () => number;
  /** Resolves after so many milliseconds. */
  wait: (milliseconds: number) => Promise<unknown>;
}

/** Longer than a part that is well takes, and short enough for a page that has nothing else to show. */
const patienceMs = 400;
/** For how long a finding stands for one that is still looked for: longer than a look takes. */
const standsForMs = 10_000;

/** Looks at all parts at once. One that keeps a look waiting holds up nobody: what was found last is said, or that it waits. */
export function createServicesReader(
  probes: readonly Probe[],
  { now, wait }: ServicesReaderTools,
): () => Promise<ServiceHealth[]> {
  const lookers = probes.map((target) => createLooker(target, now));
  return async () => {
    const looks = lookers.map((look) => look());
    await Promise.race([Promise.all(looks.map(({ done }) => done)), wait(patienceMs)]);
    return looks.map(({ tell }) => tell());
  };
}

function createLooker(target: Probe, now: () => number) {
  let found: { health: ServiceHealth; at: number } | undefined;
  let underWay: Promise<void> | undefined;
  const { id, address } = target;
  const tell = (): ServiceHealth => {
    if (found !== undefined && now() - found.at < standsForMs) return found.health;
    return { id, address, state: 'waiting', latencyMs: patienceMs, detail: 'no answer yet' };
  };
  return () => {
    underWay ??= probe(target, now).then((health) => {
      found = { health, at: now() };
      underWay = undefined;
    });
    return { done: underWay, tell };
  };
}
