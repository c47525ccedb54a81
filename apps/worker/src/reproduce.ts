import { type ReproductionResult, reproductionWorkflow, taskQueues } from '@canopy/pipeline-contract';
import { CommandError, runMain } from '@canopy/service-kit/process';
import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { explainError } from './failures/explain-error.js';
import { readVersionCommand } from './read-version-command.js';
import { readReproductionConfig } from './reproduce-config.js';

const whereToLook =
  'Start the system with "npm start"; where it runs at other ports, add --port-offset N, or say in TEMPORAL_ADDRESS where it is.';

// Asks the workers of a system that runs to train a version again, and says whether the bytes are the same.
runMain('The reproduction', async () => {
  const { version, environment } = readVersionCommand('reproduce', process.argv.slice(2), process.env);
  const { temporal, modelName } = readReproductionConfig(environment);
  const connection = await Connection.connect({ address: temporal.address }).catch((cause: unknown) => {
    throw new CommandError(`Temporal was not reached at ${temporal.address}. ${whereToLook}`, { cause });
  });
  const client = new Client({ connection, namespace: temporal.namespace });
  const execution = client.workflow.execute(reproductionWorkflow, {
    workflowId: `${reproductionWorkflow}-${modelName}-${version}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
    taskQueue: taskQueues.pipeline,
    args: [{ modelName, version }],
  });
  const result: ReproductionResult = await execution.catch((error: unknown) => {
    if (!(error instanceof WorkflowFailedError)) throw error;
    const reason = explainError(error.cause ?? error);
    throw new CommandError(`Version ${version} of ${modelName} cannot be trained again: ${reason}`, {
      cause: error,
    });
  });
  const { same, reason, trained, registered, reproduced } = result;
  process.stdout.write(`Version ${version} of ${modelName}: ${reason}\n`);
  process.stdout.write(
    `  trained     ${trained}\n  registered  ${registered}\n  reproduced  ${reproduced}\n`,
  );
  process.exitCode = same ? 0 : 1;
  await connection.close();
});
