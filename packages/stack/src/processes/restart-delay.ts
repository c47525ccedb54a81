const firstDelayMs = 500;
const windowMs = 60_000;

/** Deaths within a minute after which a part is given up. */
export const deathsToGiveUp = 5;

/**
 * How long to wait before a part is started again: twice as long for each death within the last minute.
 * Undefined when it has died too often.
 *
 * @param deaths times of its deaths in ms, the latest included
 */
export function restartDelay(deaths: readonly number[], now: number): number | undefined {
  const recent = deaths.filter((death) => now - death < windowMs).length;
  return recent >= deathsToGiveUp ? undefined : firstDelayMs * 2 ** (recent - 1);
}
