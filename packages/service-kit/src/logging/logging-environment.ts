import { Type } from 'typebox';

/** The keys of the environment that every process understands. */
export const LoggingEnvironment = Type.Object({
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'least severity that is logged' },
  ),
});
