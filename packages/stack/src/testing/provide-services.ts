import { startServices } from '../start-services.js';

const keys = [
  'DATABASE_URL',
  'MLFLOW_S3_ENDPOINT_URL',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'TEMPORAL_ADDRESS',
] as const;

/** Before the integration tests: the services that the environment names, or new ones that end with the tests. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const missing = keys.filter((key) => !process.env[key]);
  if (missing.length === 0) return undefined;
  if (missing.length < keys.length) {
    console.log(`Not all of ${keys.join(', ')} are set; the tests use services of their own.`);
  }
  const services = await startServices({ environment: process.env, say: (line) => console.log(line) });
  Object.assign(process.env, services.environment);
  return services.stop;
}
