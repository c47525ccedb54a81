export { aNamespace } from './testing/a-namespace.js';
export { aStore } from './testing/a-store.js';
export { storeRows } from './testing/store-rows.js';
export { trainOnce } from './testing/train-once.js';
