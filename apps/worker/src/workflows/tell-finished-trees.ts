import type { FinishedTrees } from '@canopy/pipeline-contract';
import { finishedTreesMemo } from '@canopy/pipeline-contract/names';
import { upsertMemo } from '@temporalio/workflow';

/** Writes into the run's memo how many trees the finished parts hold: readable while no worker is there to ask. */
export function tellFinishedTrees(finished: FinishedTrees): void {
  upsertMemo({ [finishedTreesMemo]: finished });
}
