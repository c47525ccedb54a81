import { type ReproductionResult, reproductionWorkflow, taskQueues } from '@canopy/pipeline-contract';
import { CommandError, runMain } from '@canopy/service-kit/process';
import { Client, Connection } from '@temporalio/client';
import { readReproductionConfig } from './reproduce-config.js';

const usage = 'Say which version: npm run reproduce -- <version>';

const whereToLook = 'Start the system with "npm start", or say in TEMPORAL_ADDRESS where it is.';

// Asks the workers of a system that runs to train a version again, and says whether the bytes are the same.
runMain('The reproduction', async () => {
  const [version = ''] = process.argv.slice(2);
  if (!/^\d{1,9}$/.test(version)) throw new CommandError(`${usage}, found "${version}".`);
  const { temporal, modelName } = readReproductionConfig(process.env);
  const connection = await Connection.connect({ address: temporal.address }).catch((cause: unknown) => {
    throw new CommandError(`Temporal was not reached at ${temporal.address}. ${whereToLook}`, { cause });
  });
  const client = new Client({ connection, namespace: temporal.namespace });
  const result: ReproductionResult = await client.workflow.execute(reproductionWorkflow, {
    workflowId: `${reproductionWorkflow}-${modelName}-${version}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
    taskQueue: taskQueues.pipeline,
    args: [{ modelName, version }],
    staticSummary: `Train version ${version} again, and compare the bytes`,
  });
  const { same, reason, trained, registered, reproduced } = result;
  process.stdout.write(`Version ${version} of ${modelName}: ${reason}\n`);
  process.stdout.write(
    `  trained     ${trained}\n  registered  ${registered}\n  reproduced  ${reproduced}\n`,
  );
  process.exitCode = same ? 0 : 1;
  await connection.close();
});
