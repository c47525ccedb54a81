import { type Logger, pino } from 'pino';

/** A logger that writes one JSON object a line to standard output, each with the name of its process. */
export function createLogger(name: string, level: string): Logger {
  return pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });
}
