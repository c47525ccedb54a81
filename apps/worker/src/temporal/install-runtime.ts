import { type LogLevel, type LogMetadata, Runtime, type RuntimeOptions } from '@temporalio/worker';
import type { Logger } from 'pino';

const levels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;

/**
 * Sends what the Temporal SDK and its native core log to the process's logger and, where `metricsAddress` names a host and a port, their
 * metrics to whoever asks there. To be called once, before any connection.
 */
export function installRuntime(logger: Logger, metricsAddress: string | undefined): void {
  const log = (level: LogLevel, message: string, { error, ...meta }: LogMetadata = {}) =>
    logger[levels[level]](error === undefined ? meta : { ...meta, err: error }, message);
  const options: RuntimeOptions = {
    logger: {
      log,
      trace: (message, meta) => log('TRACE', message, meta),
      debug: (message, meta) => log('DEBUG', message, meta),
      info: (message, meta) => log('INFO', message, meta),
      warn: (message, meta) => log('WARN', message, meta),
      error: (message, meta) => log('ERROR', message, meta),
    },
    telemetryOptions: {
      logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } },
      ...(metricsAddress !== undefined && {
        metrics: { prometheus: { bindAddress: metricsAddress, useSecondsForDurations: true } },
      }),
    },
  };
  Runtime.install(options);
}
