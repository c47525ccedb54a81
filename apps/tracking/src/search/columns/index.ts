export { type ColumnName, stateColumns } from './column-name.js';
export type { ColumnSource, LoadedColumns } from './column-source.js';
export { createKeptFrames, type KeptFrames } from './kept-frames.js';
export { readArray } from './read-array.js';
export { toColumnSearch } from './to-column-search.js';
