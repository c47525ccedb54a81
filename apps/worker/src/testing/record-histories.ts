import { writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { aNamespace } from './a-namespace.js';
import { bundleSources, runTick } from './run-tick.js';
import { scenarios } from './scenarios.js';

// Run by hand on a Temporal server when a new way to end is added: node dist/testing/record-histories.js.
// Histories that are there are the runs of older versions and stay; each must replay for ever.
const folder = new URL('../../src/workflows/histories/', import.meta.url);
const namespace = await aNamespace();
const workflowBundle = await bundleSources();
for (const [name, changes] of Object.entries(scenarios)) {
  const history = await runTick(namespace, workflowBundle, changes, async (handle) => {
    await handle.result().catch(() => undefined);
    return handle.fetchHistory();
  });
  await writeFile(new URL(`${name}.json`, folder), historyToJSON(history), { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
await namespace.remove();
