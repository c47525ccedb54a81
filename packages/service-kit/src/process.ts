export { ConfigurationError } from './config/configuration-error.js';
export { type Environment, parseEnvironment } from './config/parse-environment.js';
export { createLogger } from './logging/create-logger.js';
export { LoggingEnvironment } from './logging/logging-environment.js';
export { CommandError } from './process/command-error.js';
export { leanProcess, type ProcessStart } from './process/lean-process.js';
export { runMain } from './process/run-main.js';
export { TracingEnvironment } from './tracing/tracing-environment.js';
