import { describeError } from '../../server/describe-error';
import type { ServiceHealth, Verdict } from './service-health';

/** How to look at one service. `look` throws when it cannot be reached. */
export interface Probe {
  id: ServiceHealth['id'];
  address: string;
  look(signal: AbortSignal): Promise<Verdict>;
}

const patienceMs = 3000;

/** Looks once, and says what was found and how long it took. Never throws: not reaching a service is the finding. */
export async function probe(target: Probe, now: () => number): Promise<ServiceHealth> {
  const { id, address } = target;
  const startedAt = now();
  const verdict = await lookWithPatience(target);
  const latencyMs = Math.round(now() - startedAt);
  return { id, address, latencyMs, ...verdict };
}

async function lookWithPatience(target: Probe): Promise<Verdict> {
  const signal = AbortSignal.timeout(patienceMs);
  const tooLong = new Promise<Verdict>((resolve) => {
    const detail = `no answer within ${patienceMs / 1000} s`;
    signal.addEventListener('abort', () => resolve({ state: 'down', detail }), { once: true });
  });
  try {
    return await Promise.race([target.look(signal), tooLong]);
  } catch (error) {
    return { state: 'down', detail: describeError(error) };
  }
}
