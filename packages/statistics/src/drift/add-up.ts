/** The sum of counts. */
export const addUp = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
