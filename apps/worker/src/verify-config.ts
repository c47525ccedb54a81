import { type Environment, parseEnvironment } from '@canopy/service-kit/process';
import { Type } from 'typebox';
import { WorkerEnvironment } from './config.js';

const { MLFLOW_TRACKING_URI, MLFLOW_TRACKING_TOKEN, MODEL_NAME } = WorkerEnvironment.properties;
const { MLFLOW_S3_ENDPOINT_URL, DATA_BUCKET } = WorkerEnvironment.properties;

// Beside a system that was started as it comes, the command works without a file of settings.
const VerificationEnvironment = Type.Object({
  ...{ MLFLOW_TRACKING_URI, MLFLOW_TRACKING_TOKEN, MODEL_NAME, MLFLOW_S3_ENDPOINT_URL, DATA_BUCKET },
  AWS_ACCESS_KEY_ID: Type.String({ default: 'canopy' }),
  AWS_SECRET_ACCESS_KEY: Type.String({ default: 'canopy-secret' }),
});

/** Where the decisions and the objects are, and of which model. @throws ConfigurationError that lists every key that is wrong. */
export function readVerificationConfig(environment: Environment) {
  const keys = parseEnvironment(VerificationEnvironment, environment);
  return {
    tracking: { baseUrl: keys.MLFLOW_TRACKING_URI, token: keys.MLFLOW_TRACKING_TOKEN },
    objectStore: {
      endpointUrl: keys.MLFLOW_S3_ENDPOINT_URL,
      accessKey: keys.AWS_ACCESS_KEY_ID,
      secretKey: keys.AWS_SECRET_ACCESS_KEY,
      bucket: keys.DATA_BUCKET,
    },
    modelName: keys.MODEL_NAME,
  };
}
