import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 100;

/** Asks again and again until the answer is yes. False when it was not in time, or the signal came first. */
export async function waitUntilReady(
  isReady: () => Promise<boolean>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!signal.aborted && performance.now() < deadline) {
    if (await isReady()) return !signal.aborted;
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
  return false;
}
