import {
  ConfigurationError,
  type Environment,
  LoggingEnvironment,
  parseEnvironment,
} from '@canopy/service-kit/process';
import { type Static, Type } from 'typebox';
import type { Guard } from './security/guard-requests.js';

/** The keys of the environment that this app reads. */
export const TrackingEnvironment = Type.Object({
  ...LoggingEnvironment.properties,
  BIND_HOST: Type.String({ default: '127.0.0.1', description: 'address to listen at' }),
  TRACKING_PORT: Type.Integer({
    default: 5000,
    minimum: 0,
    maximum: 65535,
    description: 'port to listen at; 0 takes a free one',
  }),
  DATABASE_URL: Type.String({ description: 'Postgres, e.g. postgresql://user:password@host:5432/database' }),
  MLFLOW_S3_ENDPOINT_URL: Type.String({
    default: 'http://127.0.0.1:9000',
    format: 'url',
    description: 'S3 store of the artifacts',
  }),
  S3_PUBLIC_ENDPOINT_URL: Type.Optional(
    Type.String({
      format: 'url',
      description: 'the same store as clients reach it, for large files; default MLFLOW_S3_ENDPOINT_URL',
    }),
  ),
  AWS_ACCESS_KEY_ID: Type.String({ description: 'its access key' }),
  AWS_SECRET_ACCESS_KEY: Type.String({ description: 'its secret key' }),
  ARTIFACT_BUCKET: Type.String({
    default: 'mlflow',
    pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
    description: 'bucket of the artifacts, made at start if it is not there',
  }),
  TRACKING_TOKENS: Type.Optional(
    Type.String({
      pattern: '^[^\\s,]{12,}(\\s*,\\s*[^\\s,]{12,})*$',
      description:
        'tokens that let clients in, separated by commas, of 12 characters or more; none: all are let in',
    }),
  ),
  TRACKING_ALLOWED_HOSTS: Type.Optional(
    Type.String({
      description:
        'names besides localhost and private addresses that this server answers to, separated by commas',
    }),
  ),
  TRACKING_ALLOWED_ORIGINS: Type.Optional(
    Type.String({
      description: 'origins besides localhost whose pages may read and change something, separated by commas',
    }),
  ),
  TRACKING_IMPORT: Type.Union([Type.Literal('allowed'), Type.Literal('refused')], {
    default: 'refused',
    description: 'for the day of a move: allowed lets an import set when things were made and last changed',
  }),
  TRACKING_RESET: Type.Union([Type.Literal('allowed'), Type.Literal('refused')], {
    default: 'refused',
    description: 'for tests only: allowed gives everybody an address that deletes everything',
  }),
});
export type TrackingEnvironment = Static<typeof TrackingEnvironment>;

export interface TrackingConfig {
  logLevel: string;
  listen: { host: string; port: number };
  databaseUrl: string;
  objects: {
    endpointUrl: string;
    publicUrl: string | undefined;
    accessKey: string;
    secretKey: string;
    bucket: string;
  };
  guard: Guard;
  /** Whether the address exists that takes over times. */
  imports: boolean;
  /** Whether the address exists that empties the store. */
  resets: boolean;
}

/** @throws ConfigurationError that names every key that is wrong. */
export function readTrackingConfig(environment: Environment): Readonly<TrackingConfig> {
  const read = parseEnvironment(TrackingEnvironment, environment);
  if (!isLoopback(read.BIND_HOST) && read.TRACKING_TOKENS === undefined) throw openToOthers(read.BIND_HOST);
  return Object.freeze({
    logLevel: read.LOG_LEVEL,
    listen: Object.freeze({ host: read.BIND_HOST, port: read.TRACKING_PORT }),
    databaseUrl: read.DATABASE_URL,
    objects: Object.freeze({
      endpointUrl: read.MLFLOW_S3_ENDPOINT_URL,
      publicUrl: read.S3_PUBLIC_ENDPOINT_URL,
      accessKey: read.AWS_ACCESS_KEY_ID,
      secretKey: read.AWS_SECRET_ACCESS_KEY,
      bucket: read.ARTIFACT_BUCKET,
    }),
    guard: Object.freeze({
      tokens: listOf(read.TRACKING_TOKENS),
      hosts: listOf(read.TRACKING_ALLOWED_HOSTS),
      origins: listOf(read.TRACKING_ALLOWED_ORIGINS),
    }),
    imports: read.TRACKING_IMPORT === 'allowed',
    resets: read.TRACKING_RESET === 'allowed',
  });
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const openToOthers = (host: string) =>
  new ConfigurationError([
    `BIND_HOST lets others than this machine in, found "${host}": set TRACKING_TOKENS to a secret of 12 characters or ` +
      'more, and MLFLOW_TRACKING_TOKEN to the same for the clients, or leave BIND_HOST at 127.0.0.1',
  ]);

const listOf = (text: string | undefined): readonly string[] =>
  Object.freeze(
    (text ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
