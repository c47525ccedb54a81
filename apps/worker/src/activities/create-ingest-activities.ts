import { type FetchDependencies, fetchBatch } from '../ingest/fetch-batch.js';
import { checkInput } from '../input/check-input.js';
import { preprocessWaitingRows } from '../preprocess/preprocess-waiting-rows.js';
import { attend } from './attend.js';
import type { PreprocessResult } from './contract/ingest.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export function createIngestActivities(
  dependencies: FetchDependencies,
): Pick<PipelineActivities, 'checkInput' | 'fetch' | 'preprocess'> {
  return {
    async checkInput(input) {
      checkInput(input);
    },
    fetch: (input) => attend(({ signal }) => fetchBatch(dependencies, input, signal)),
    preprocess: () =>
      attend<PreprocessResult, PreprocessResult>(({ signal, report }) =>
        preprocessWaitingRows(dependencies.pool, signal, report),
      ),
  };
}
