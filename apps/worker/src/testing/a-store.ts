import { randomUUID } from 'node:crypto';
import { needEnvironment } from '@canopy/database/testing';
import { createObjectStore, type ObjectStore } from '@canopy/object-store';
import { createDataStore, type DataStore } from '../objects/create-data-store.js';

export interface TestStore {
  store: DataStore;
  objects: ObjectStore;
  bucket: string;
  clear(): Promise<void>;
}

/** A bucket of its own in the store at MLFLOW_S3_ENDPOINT_URL. */
export async function aStore(): Promise<TestStore> {
  const bucket = `worker-test-${randomUUID()}`;
  const objects = createObjectStore({
    endpointUrl: needEnvironment('MLFLOW_S3_ENDPOINT_URL'),
    accessKey: needEnvironment('AWS_ACCESS_KEY_ID'),
    secretKey: needEnvironment('AWS_SECRET_ACCESS_KEY'),
    bucket,
  });
  await objects.ensureBucket();
  return {
    objects,
    bucket,
    store: createDataStore(bucket, objects),
    async clear() {
      const keys: string[] = [];
      for await (const { key } of objects.walk('')) keys.push(key);
      await objects.remove(keys);
    },
  };
}
