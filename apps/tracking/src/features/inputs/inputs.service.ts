import type { DatasetInput, DatasetSummary, RunInfo } from '@canopy/mlflow-client';
import { invalid } from '../../protocol/refusals.js';
import { lastOfEachKey } from '../../rules/check-tags.js';
import { writeToActive } from '../../rules/write-to-active.js';
import { readExperimentId } from '../experiments/index.js';
import { checkDatasetInput } from './check-dataset-input.js';
import type { InputsRepository, RunModel } from './inputs.repository.js';

export interface InputsDependencies {
  inputs: InputsRepository;
  /** @throws TrackingError unless there is an active run of that id. */
  requireActiveRun: (runId: string) => Promise<RunInfo>;
}

export type InputsService = ReturnType<typeof createInputsService>;

const mostExperiments = 20;

/** What runs read and made. Refusals are `TrackingError`s in the words of MLflow. */
export function createInputsService({ inputs, requireActiveRun }: InputsDependencies) {
  const writeTo = (runId: string, write: () => Promise<boolean>) =>
    writeToActive(write, () => requireActiveRun(runId));

  return {
    async logInputs(
      runId: string,
      datasets: readonly DatasetInput[],
      models: readonly { model_id: string }[],
    ): Promise<void> {
      for (const input of datasets) checkDatasetInput(input);
      const added = { datasets: firstOfEach(datasets), modelIds: models.map(({ model_id }) => model_id) };
      await writeTo(runId, () => inputs.addInputs(runId, added));
    },
    async logOutputs(runId: string, models: readonly RunModel[]): Promise<void> {
      await writeTo(runId, () => inputs.addOutputs(runId, models));
    },
    async searchDatasets(experimentIds: readonly string[]): Promise<DatasetSummary[]> {
      if (experimentIds.length === 0) {
        throw invalid('SearchDatasets request must specify at least one experiment_id.');
      }
      if (experimentIds.length > mostExperiments) {
        throw invalid(
          `SearchDatasets request cannot specify more than ${mostExperiments} experiment_ids. ` +
            `Received ${experimentIds.length} experiment_ids.`,
        );
      }
      return inputs.summaries(experimentIds.map(readExperimentId));
    },
  };
}

/** Of inputs with the same name and digest the first. */
function firstOfEach(datasets: readonly DatasetInput[]): DatasetInput[] {
  const first = new Map<string, DatasetInput>();
  for (const { dataset, tags } of datasets) {
    const identity = JSON.stringify([dataset.name, dataset.digest]);
    if (!first.has(identity)) first.set(identity, { dataset, tags: lastOfEachKey(tags) });
  }
  return [...first.values()];
}
