import type { PipelineOutcome } from '@canopy/pipeline-contract';
import { searchAttributes } from '@canopy/pipeline-contract/names';
import { defineSearchAttributeKey } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';

const batchIdKey = defineSearchAttributeKey('BatchId', searchAttributes.BatchId);
const outcomeKey = defineSearchAttributeKey('PipelineOutcome', searchAttributes.PipelineOutcome);
const versionKey = defineSearchAttributeKey('ModelVersion', searchAttributes.ModelVersion);

export function labelBatch(batchId: string): void {
  upsertSearchAttributes([{ key: batchIdKey, value: batchId }]);
}

export function labelOutcome(outcome: PipelineOutcome, version?: string): void {
  upsertSearchAttributes([
    { key: outcomeKey, value: outcome },
    ...(version === undefined ? [] : [{ key: versionKey, value: Number(version) }]),
  ]);
}

export function labelVersion(version: string): void {
  upsertSearchAttributes([{ key: versionKey, value: Number(version) }]);
}
