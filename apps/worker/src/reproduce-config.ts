import { type Environment, parseEnvironment } from '@canopy/service-kit/process';
import { Type } from 'typebox';
import { WorkerEnvironment } from './config.js';

const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, MODEL_NAME } = WorkerEnvironment.properties;
const ReproductionEnvironment = Type.Object({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, MODEL_NAME });

/** Where the workers are asked, and of which model. @throws ConfigurationError that lists every key that is wrong. */
export function readReproductionConfig(environment: Environment): {
  temporal: { address: string; namespace: string };
  modelName: string;
} {
  const keys = parseEnvironment(ReproductionEnvironment, environment);
  return {
    temporal: { address: keys.TEMPORAL_ADDRESS, namespace: keys.TEMPORAL_NAMESPACE },
    modelName: keys.MODEL_NAME,
  };
}
