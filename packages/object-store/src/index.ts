export { createObjectStore, type ObjectStoreOptions } from './create-object-store.js';
export { ObjectMissingError } from './object-missing-error.js';
export type { Listing, ObjectInfo, ObjectStore, UploadedPart } from './object-store.js';
