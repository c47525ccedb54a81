import type { PipelineInput, PipelineResult } from '@canopy/pipeline-contract';
import { CancellationScope, isCancellation, workflowInfo } from '@temporalio/workflow';
import type { TrainingDecision } from '../activities/contract/dataset.js';
import type { Registration, TrackedRun } from '../activities/contract/registration.js';
import { askForApproval } from './ask-for-approval.js';
import { growForest } from './grow-forest.js';
import { endRun, evaluate, register, snapshot, startRun } from './steps.js';
import type { TellStory } from './tell-story.js';

export interface Training {
  model: NonNullable<PipelineResult['model']>;
  registration: Registration;
}

/** Trains on all typed rows and registers what came of it. A run that was opened is closed, whatever happens. */
export async function trainAndRegister(
  input: PipelineInput,
  batchId: string,
  { throughId }: TrainingDecision,
  tell: TellStory,
): Promise<Training> {
  const { groupNumber, modelName, minSampleIncrement, testSize, training, coverage, gate } = input;
  const idempotencyKey = workflowInfo().runId;
  const rows = await snapshot({ throughId, testSize });
  tell(`${rows.trainingRows} rows to learn from, ${rows.holdoutRows} held out`);
  const run = await startRun({ batchId, groupNumber, training, startTime: Date.now(), idempotencyKey });
  return closingRunOnError(run, async () => {
    const model = await growForest(rows, training, tell);
    tell(`trained ${training.algorithm} in ${model.seconds.toFixed(2)} s`);
    const evaluation = await evaluate({
      snapshot: rows,
      model: model.object,
      modelName,
      ...(coverage !== undefined && { coverage }),
    });
    const { accuracy, f1Macro } = evaluation.candidate;
    tell(`accuracy ${accuracy.toFixed(4)}, macro F1 ${f1Macro.toFixed(4)} on the hold-out`);
    const registration = await register({
      batchId,
      modelName,
      minSampleIncrement,
      testSize,
      training,
      run,
      snapshot: rows,
      model,
      evaluation,
      ...(coverage !== undefined && { coverage }),
      ...(gate !== undefined && { gate }),
      loggedAt: Date.now(),
      idempotencyKey,
    });
    const { version } = registration;
    if (registration.outcome === 'awaiting_approval') await askForApproval(input, evaluation, registration);
    return { registration, model: { name: modelName, version, runId: run.runId, accuracy, f1Macro } };
  });
}

async function closingRunOnError<T>({ runId }: TrackedRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const status = isCancellation(error) ? 'KILLED' : 'FAILED';
    await CancellationScope.nonCancellable(() =>
      endRun({ runId, status, endTime: Date.now() }).catch(() => undefined),
    );
    throw error;
  }
}
