import { Context } from '@temporalio/activity';
import type { DataStore } from '../objects/create-data-store.js';
import { checkTuning } from '../tuning/check-tuning.js';
import { storeTuning } from '../tuning/store-tuning.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export function createTuningActivities(
  store: DataStore,
): Pick<PipelineActivities, 'checkTuningInput' | 'storeTuning'> {
  return {
    async checkTuningInput(input) {
      checkTuning(input);
    },
    storeTuning: (report) => storeTuning(store, report, Context.current().cancellationSignal),
  };
}
