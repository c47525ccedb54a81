import type { TreeRange } from '@canopy/forest';
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import {
  heavyPart,
  heavyWork,
  judgement,
  lastCall,
  lightWork,
  question,
  quickCall,
} from './activity-options.js';

type Steps<Name extends keyof PipelineActivities> = Pick<PipelineActivities, Name>;

/** Each step with its time-outs and retries, and the sentence that Temporal's web UI shows beside it. */
export const { checkInput } = proxyLocalActivities<Steps<'checkInput'>>({
  ...question,
  summary: 'Can the settings be used?',
});

export const { checkTuningInput } = proxyLocalActivities<Steps<'checkTuningInput'>>({
  ...question,
  summary: 'Can the settings be used?',
});

export const { fetch } = proxyActivities<Steps<'fetch'>>({
  ...lightWork,
  summary: 'Draw a batch from the source, keep it, insert its rows',
});

export const { checkBackfillInput } = proxyLocalActivities<Steps<'checkBackfillInput'>>({
  ...question,
  summary: 'Can the settings be used?',
});

export const { triggerTick } = proxyActivities<Steps<'triggerTick'>>({
  ...quickCall,
  summary: 'Ask the schedule for a tick',
});

export const { awaitTick } = proxyActivities<Steps<'awaitTick'>>({
  ...lightWork,
  startToCloseTimeout: '1d',
  scheduleToCloseTimeout: '2d',
  summary: 'Wait for the end of the tick',
});

export const { recallTraining } = proxyActivities<Steps<'recallTraining'>>({
  ...lightWork,
  summary: 'Read what the version was trained from',
});

export const { decideBatch } = proxyActivities<Steps<'decideBatch'>>({
  ...lightWork,
  summary: 'Release or reject a held batch',
});

export const { preprocess } = proxyActivities<Steps<'preprocess'>>({
  ...lightWork,
  summary: 'Type the waiting rows, quarantine the bad ones',
});

export const { decide } = proxyLocalActivities<Steps<'decide'>>({
  ...question,
  summary: 'Is it worth training?',
});

export const { snapshot } = proxyActivities<Steps<'snapshot'>>({
  ...lightWork,
  summary: 'Keep the typed rows as an Arrow file',
});

export const { startRun } = proxyActivities<Steps<'startRun'>>({
  ...quickCall,
  summary: 'Open a run in the tracking server',
});

export const { train } = proxyActivities<Steps<'train'>>({ ...heavyWork, summary: 'Grow the trees' });

/** A step a part, so that Temporal's web UI says which trees it grows. */
export function growPartOf({ first, count }: TreeRange): PipelineActivities['growPart'] {
  const summary = `Grow trees ${first + 1} to ${first + count}`;
  return proxyActivities<Steps<'growPart'>>({ ...heavyPart, summary }).growPart;
}

export const { mergeParts } = proxyActivities<Steps<'mergeParts'>>({
  ...heavyWork,
  summary: 'Join the parts to one model',
});

export const { dropParts } = proxyActivities<Steps<'dropParts'>>({
  ...lastCall,
  summary: 'Remove the parts that were joined',
});

export const { tryCandidate } = proxyActivities<Steps<'tryCandidate'>>({
  ...heavyPart,
  summary: 'Grow trees on all folds but one, and judge them on that',
});

export const { storeTuning } = proxyActivities<Steps<'storeTuning'>>({
  ...quickCall,
  summary: 'Keep what was tried',
});

export const { evaluate } = proxyActivities<Steps<'evaluate'>>({
  ...judgement,
  summary: 'Judge the model, the champion and the floor on the hold-out',
});

export const { register } = proxyActivities<Steps<'register'>>({
  ...lightWork,
  summary: 'Log the run, add a version, promote it if it is shown to be better',
});

export const { settleApproval } = proxyActivities<Steps<'settleApproval'>>({
  ...quickCall,
  scheduleToCloseTimeout: '1d',
  summary: 'Write the decision down, and promote the version if it was approved',
});

export const { endRun } = proxyActivities<Steps<'endRun'>>({
  ...lastCall,
  summary: 'Close the run in the tracking server',
});

export const { findWindows } = proxyActivities<Steps<'findWindows'>>({
  ...lightWork,
  summary: 'Which windows have something new?',
});

export const { judgeWindow } = proxyActivities<Steps<'judgeWindow'>>({
  ...lightWork,
  summary: 'Count a window, and judge it against the training',
});

export const { applyPolicy } = proxyActivities<Steps<'applyPolicy'>>({
  ...quickCall,
  summary: 'Do what the policy asks for',
});

export const { checkBreaker } = proxyActivities<Steps<'checkBreaker'>>({
  ...quickCall,
  summary: 'Has the pipeline failed too often in a row?',
});

export const { closeOvertaken } = proxyActivities<Steps<'closeOvertaken'>>({
  ...lightWork,
  summary: 'End the questions that another champion has overtaken',
});

export const { deliverAlerts } = proxyActivities<Steps<'deliverAlerts'>>({
  ...lightWork,
  summary: 'Send the alerts that wait',
});
