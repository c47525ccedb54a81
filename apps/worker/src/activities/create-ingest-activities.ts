import { decideBatch } from '../batches/decide-batch.js';
import { type FetchDependencies, fetchBatch } from '../ingest/fetch-batch.js';
import { checkInput } from '../input/check-input.js';
import { preprocessWaitingRows } from '../preprocess/preprocess-waiting-rows.js';
import { attend } from './attend.js';
import type { PreprocessResult } from './contract/ingest.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export function createIngestActivities(
  dependencies: FetchDependencies,
): Pick<PipelineActivities, 'checkInput' | 'fetch' | 'preprocess' | 'decideBatch'> {
  return {
    async checkInput(input) {
      checkInput(input);
    },
    fetch: (input) => attend(({ signal }) => fetchBatch(dependencies, input, signal)),
    decideBatch: (decision) => attend(({ signal }) => decideBatch(dependencies, decision, signal)),
    preprocess: () =>
      attend<PreprocessResult, PreprocessResult>(({ signal, report }) =>
        preprocessWaitingRows(dependencies.pool, signal, report),
      ),
  };
}
