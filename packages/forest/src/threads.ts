export { type BoostingThreadOptions, trainBoostingOnThreads } from './threads/train-boosting-on-threads.js';
export { type ThreadOptions, trainForestOnThreads } from './threads/train-forest-on-threads.js';
