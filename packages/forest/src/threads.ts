export { type ThreadOptions, trainForestOnThreads } from './threads/train-forest-on-threads.js';
