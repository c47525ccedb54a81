import { parseArgs } from 'node:util';
import { CommandError, type Environment } from '@canopy/service-kit/process';
import { Value } from 'typebox/value';
import { WorkerEnvironment } from './config.js';

/** The addresses that such a command needs; each has the port of `npm start` as its default. */
const addressKeys = ['MLFLOW_TRACKING_URI', 'MLFLOW_S3_ENDPOINT_URL', 'TEMPORAL_ADDRESS'] as const;

export interface VersionCommand {
  version: string;
  /** With the addresses of a system whose ports were moved. */
  environment: Environment;
}

/**
 * Reads what `npm run verify` and `npm run reproduce` are told: a version, and by how much `npm start` moved its ports. An address that is
 * given, and is not the usual one, stays.
 *
 * @throws CommandError that shows the usage.
 */
export function readVersionCommand(
  command: string,
  words: readonly string[],
  environment: Environment,
): VersionCommand {
  const usage = `Say which version: npm run ${command} -- <version> [--port-offset N]`;
  const { positionals, values } = parseWords(words, usage);
  const [version = ''] = positionals;
  if (positionals.length > 1 || !/^\d{1,9}$/.test(version)) {
    throw new CommandError(`${usage}, found "${positionals.join(' ')}".`);
  }
  const offset = values['port-offset'] ?? '0';
  if (!/^-?\d{1,5}$/.test(offset)) {
    throw new CommandError(`${usage}; the offset is a whole number, found "${offset}".`);
  }
  const moved = addressKeys.map((key) => [key, movedAddress(key, environment[key], Number(offset))]);
  return { version, environment: { ...environment, ...Object.fromEntries(moved) } };
}

function parseWords(words: readonly string[], usage: string) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'port-offset': { type: 'string' } },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message} ${usage}`, { cause: error });
  }
}

function movedAddress(key: (typeof addressKeys)[number], given: string | undefined, offset: number) {
  const usual = Value.Create(WorkerEnvironment.properties[key]);
  if (given !== undefined && given !== '' && given.replace(/\/+$/, '') !== usual) return given;
  return usual.replace(/\d+$/, (port) => String(Number(port) + offset));
}
