import type { ObjectKind } from '../objects/create-data-store.js';

/** A trained forest as an object. */
export const modelKind: ObjectKind = {
  folder: 'models',
  extension: 'forest',
  contentType: 'application/octet-stream',
};
