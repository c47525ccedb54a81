import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every 50 ms until the answer is yes. A refused connection counts as no. */
export async function waitUntil(
  what: string,
  timeoutMs: number,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end) {
    if (await isSo().catch(notYet)) return;
    await sleep(50);
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain until ${what}.`);
}

function notYet(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return false;
  throw error;
}
