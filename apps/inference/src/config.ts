import type { LoadLimits } from '@canopy/service-kit';
import {
  type Environment,
  LoggingEnvironment,
  parseEnvironment,
  TracingEnvironment,
} from '@canopy/service-kit/process';
import { Type } from 'typebox';

export const InferenceEnvironment = Type.Object({
  ...LoggingEnvironment.properties,
  ...TracingEnvironment.properties,
  BIND_HOST: Type.String({ default: '127.0.0.1', description: 'address that the service listens at' }),
  INFERENCE_PORT: Type.Integer({
    default: 8000,
    minimum: 0,
    maximum: 65_535,
    description: 'port of the inference API',
  }),
  MLFLOW_TRACKING_URI: Type.String({
    default: 'http://127.0.0.1:5000',
    pattern: '^https?://',
    description: 'tracking server whose registry says which model is served',
  }),
  MLFLOW_TRACKING_TOKEN: Type.Optional(
    Type.String({ description: 'token that the tracking server asks for, if it does' }),
  ),
  MODEL_NAME: Type.String({
    default: 'covertype_classifier',
    description: 'registered model whose champion is served',
  }),
  MODEL_CACHE_MIB: Type.Integer({
    default: 128,
    minimum: 0,
    description: 'mebibytes of model files that inference keeps loaded beside the champion',
  }),
  MAX_IN_FLIGHT: Type.Integer({
    default: 512,
    minimum: 1,
    description: 'requests that inference answers at the same time; further ones are told to come later',
  }),
  MAX_DELAY_MS: Type.Integer({
    default: 500,
    minimum: 1,
    description:
      'milliseconds that requests to inference may wait before they are looked at, more than once in a row; later ones are sent away',
  }),
  BATCH_MAX_ROWS: Type.Integer({
    default: 1_000_000,
    minimum: 1,
    description: 'rows that a batch of predictions may have',
  }),
  BATCH_MAX_MIB: Type.Integer({
    default: 512,
    minimum: 1,
    description: 'mebibytes that a batch of predictions may have, decompressed',
  }),
  BATCH_MAX_AT_ONCE: Type.Integer({
    default: 4,
    minimum: 1,
    description:
      'batches of predictions that are answered at the same time; further ones are told to come later',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({ description: 'Postgres that predictions are logged in; without it none are' }),
  ),
  PREDICTION_LOG: Type.Union([Type.Literal('full'), Type.Literal('hashes'), Type.Literal('off')], {
    default: 'full',
    description:
      'what is kept of predictions: all, all but the features (a hash stands for them), or nothing',
  }),
  PREDICTION_LOG_DAYS: Type.Integer({
    default: 30,
    minimum: 1,
    description: 'days that predictions and their labels are kept',
  }),
});

export interface InferenceConfig {
  readonly logLevel: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly trackingUri: string;
  readonly trackingToken: string | undefined;
  readonly modelName: string;
  readonly modelCacheBytes: number;
  /** The collector that traces are sent to, if there is one. */
  readonly tracesEndpoint: string | undefined;
  readonly loadLimits: LoadLimits;
  readonly batches: {
    readonly mostRows: number;
    readonly mostBytes: number;
    readonly mostAtOnce: number;
  };
  readonly predictionLog: {
    /** `off` as well where there is no database. */
    readonly mode: 'full' | 'hashes' | 'off';
    readonly days: number;
    readonly databaseUrl: string | undefined;
  };
}

const mebibyte = 1024 * 1024;

/** @throws ConfigurationError that lists every key that is wrong. */
export function readInferenceConfig(environment: Environment): InferenceConfig {
  const keys = parseEnvironment(InferenceEnvironment, environment);
  return Object.freeze({
    logLevel: keys.LOG_LEVEL,
    listen: Object.freeze({ host: keys.BIND_HOST, port: keys.INFERENCE_PORT }),
    trackingUri: keys.MLFLOW_TRACKING_URI,
    trackingToken: keys.MLFLOW_TRACKING_TOKEN,
    modelName: keys.MODEL_NAME,
    modelCacheBytes: keys.MODEL_CACHE_MIB * mebibyte,
    tracesEndpoint: keys.OTEL_EXPORTER_OTLP_ENDPOINT,
    loadLimits: Object.freeze({ mostInFlight: keys.MAX_IN_FLIGHT, mostDelayMs: keys.MAX_DELAY_MS }),
    batches: Object.freeze({
      mostRows: keys.BATCH_MAX_ROWS,
      mostBytes: keys.BATCH_MAX_MIB * mebibyte,
      mostAtOnce: keys.BATCH_MAX_AT_ONCE,
    }),
    predictionLog: Object.freeze({
      mode: keys.DATABASE_URL === undefined ? 'off' : keys.PREDICTION_LOG,
      days: keys.PREDICTION_LOG_DAYS,
      databaseUrl: keys.DATABASE_URL,
    }),
  });
}
