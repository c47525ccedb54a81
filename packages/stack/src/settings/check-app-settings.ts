import { readDataApiConfig } from '@canopy/data-api/config';
import { readInferenceConfig } from '@canopy/inference/config';
import { ConfigurationError } from '@canopy/service-kit/process';
import { readTrackingConfig } from '@canopy/tracking/config';
import { readWorkerConfig } from '@canopy/worker/config';
import { StackError } from '../stack-error.js';
import type { Environment } from './settings.js';

/** Reads every app's settings as the app will. @throws StackError with all that is wrong, before anything starts. */
export function checkAppSettings(environment: Environment): void {
  const readers = [readDataApiConfig, readTrackingConfig, readWorkerConfig, readInferenceConfig];
  const problems = new Set(readers.flatMap((read) => problemsOf(() => read(environment))));
  if (problems.size === 0) return;
  throw new StackError(`Correct these keys in .env or in the environment:\n  ${[...problems].join('\n  ')}`);
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}
