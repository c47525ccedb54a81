/** The key of the memo that tells how many trees the finished parts of a training hold. */
export const finishedTreesMemo = 'FinishedTrees';
