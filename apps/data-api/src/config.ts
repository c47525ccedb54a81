import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Environment, LoggingEnvironment, parseEnvironment } from '@canopy/service-kit/process';
import { Type } from 'typebox';

const shippedDataSet = fileURLToPath(new URL('../data/covertype.csv', import.meta.url));

export const DataApiEnvironment = Type.Object({
  ...LoggingEnvironment.properties,
  BIND_HOST: Type.String({ default: '127.0.0.1', description: 'address that the service listens at' }),
  DATA_API_PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65_535,
    description: 'port of the data API',
  }),
  COVERTYPE_CSV: Type.String({
    default: shippedDataSet,
    description: 'data set that is given out: a CSV file with a header, plain or compressed by gzip',
  }),
  MIN_UPDATE_TIME: Type.Number({
    default: 300,
    minimum: 0,
    description: 'least seconds between one batch of a group and its next',
  }),
  P2_DATA_DIR: Type.String({ description: 'folder where the data API keeps how far each group has come' }),
});

export interface DataApiConfig {
  readonly logLevel: string;
  readonly listen: { readonly host: string; readonly port: number };
  readonly dataSetPath: string;
  readonly progressFolder: string;
  readonly minUpdateTimeMs: number;
}

/** @throws ConfigurationError that lists every key that is wrong. */
export function readDataApiConfig(environment: Environment): DataApiConfig {
  const keys = parseEnvironment(DataApiEnvironment, environment);
  return Object.freeze({
    logLevel: keys.LOG_LEVEL,
    listen: Object.freeze({ host: keys.BIND_HOST, port: keys.DATA_API_PORT }),
    dataSetPath: resolve(keys.COVERTYPE_CSV),
    progressFolder: resolve(keys.P2_DATA_DIR),
    minUpdateTimeMs: keys.MIN_UPDATE_TIME * 1000,
  });
}
