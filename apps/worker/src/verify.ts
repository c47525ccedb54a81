import { createMlflowClient, MlflowError } from '@canopy/mlflow-client';
import { createObjectStore } from '@canopy/object-store';
import { CommandError, runMain } from '@canopy/service-kit/process';
import { createDataStore } from './objects/create-data-store.js';
import { readVersionCommand } from './read-version-command.js';
import { UndecidedVersionError } from './verification/undecided-version-error.js';
import { verifyVersion } from './verification/verify-version.js';
import { readVerificationConfig } from './verify-config.js';

const whereToLook =
  'Start the system with "npm start"; where it runs at other ports, add --port-offset N, or say in MLFLOW_TRACKING_URI where it is.';

// Decides once more about a version from what its decision was made on, and says whether all of it agrees.
runMain('The verification', async () => {
  const { version, environment } = readVersionCommand('verify', process.argv.slice(2), process.env);
  const { tracking, objectStore, modelName } = readVerificationConfig(environment);
  const store = createDataStore(objectStore.bucket, createObjectStore(objectStore));
  const attendance = { signal: new AbortController().signal, report: () => undefined };
  const { agreed, problems } = await verifyVersion(
    { store, tracking: createMlflowClient(tracking) },
    { modelName, version },
    attendance,
  ).catch((error: unknown) => {
    if (error instanceof UndecidedVersionError) throw new CommandError(error.message, { cause: error });
    if (!(error instanceof MlflowError) || error.errorCode !== 'UNREACHABLE') throw error;
    throw new CommandError(`${error.message} ${whereToLook}`, { cause: error });
  });
  const lines = [...agreed.map((what) => `  ✓ ${what}`), ...problems.map((problem) => `  ✗ ${problem}`)];
  const verdict = problems.length === 0 ? 'agrees with what it was made on' : 'DOES NOT AGREE';
  process.stdout.write(
    `The decision about version ${version} of ${modelName} ${verdict}\n${lines.join('\n')}\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
});
