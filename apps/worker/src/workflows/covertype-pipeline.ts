import type { PipelineInput, PipelineOutcome, PipelineResult } from '@canopy/pipeline-contract';
import { workflowInfo } from '@temporalio/workflow';
import type { Registration } from '../activities/contract/registration.js';
import { batchIdOf } from './batch-id.js';
import { type IngestedRows, ingestRows } from './ingest-rows.js';
import { readableFailure } from './readable-failure.js';
import { labelBatch, labelOutcome } from './search-attributes.js';
import { checkInput, decide } from './steps.js';
import { createStory, type TellStory } from './tell-story.js';
import { trainAndRegister } from './train-and-register.js';

/**
 * One tick: rows come in, are typed, and a model is trained, judged and registered when enough of them are new.
 * The function's name is the name of the workflow type.
 */
export async function p2_covertype_pipeline(input: PipelineInput): Promise<PipelineResult> {
  const { startTime, runId } = workflowInfo();
  const batchId = batchIdOf(startTime, runId);
  labelBatch(batchId);
  const tell = createStory(`Batch ${batchId}`);
  try {
    await checkInput(input);
    const result = await runTick(input, batchId, tell);
    labelOutcome(result.outcome, result.model?.version);
    tell(`**${result.outcome}**: ${result.reason}`);
    return result;
  } catch (error) {
    throw readableFailure(error);
  }
}

async function runTick(input: PipelineInput, batchId: string, tell: TellStory): Promise<PipelineResult> {
  const ingested = await ingestRows(input, batchId, tell);
  const { rows, held, exhausted } = ingested;
  const facts = { batchId, rows, ...(held !== undefined && { held }) };
  const { modelName, testSize } = input;
  const minSampleIncrement = leastIncrement(input, ingested);
  const decision = await decide({ modelName, testSize, minSampleIncrement });
  if (!decision.shouldTrain) {
    const why = held === undefined ? exhausted : `The batch is held: ${held}.`;
    const reason = `${why === undefined ? '' : `${why} `}No training: ${decision.reason}`;
    const outcome = exhausted === undefined ? 'TRAINING_SKIPPED' : 'NO_NEW_DATA';
    const reasons = [...ingested.reasons, { code: 'not_trained', reason: decision.why } as const];
    return { outcome, reason, reasons, ...facts };
  }
  tell(`training: ${decision.reason}`);
  const { model, registration } = await trainAndRegister(input, batchId, decision, tell);
  const { version } = model;
  return {
    outcome: outcomes[registration.outcome],
    reason: `Version ${version}: ${registration.reason}`,
    reasons: [{ code: 'decided', version, reasons: registration.reasons }],
    ...facts,
    model,
  };
}

// Without new rows a training would make the same model again, whatever increment is asked for.
function leastIncrement({ minSampleIncrement }: PipelineInput, { exhausted, held }: IngestedRows): number {
  return exhausted === undefined && held === undefined ? minSampleIncrement : Math.max(1, minSampleIncrement);
}

const outcomes = {
  promoted: 'MODEL_PROMOTED',
  kept: 'MODEL_KEPT',
  awaiting_approval: 'AWAITING_APPROVAL',
} as const satisfies Record<Registration['outcome'], PipelineOutcome>;
