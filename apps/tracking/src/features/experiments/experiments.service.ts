import type { Experiment, KeyValue, LifecycleStage } from '@canopy/mlflow-client';
import { invalid, missing } from '../../protocol/refusals.js';
import { TrackingError } from '../../protocol/tracking-error.js';
import { checkLength } from '../../rules/check-length.js';
import { checkArtifactLocation } from '../../rules/check-storage-uri.js';
import { checkTags, experimentTagLimits, lastOfEachKey } from '../../rules/check-tags.js';
import type { SearchRequest } from '../../search/search-page.js';
import type { ExperimentsRepository } from './experiments.repository.js';
import { readExperimentId } from './read-experiment-id.js';

export interface ExperimentsDependencies {
  experiments: ExperimentsRepository;
  clock: () => number;
}

export interface NewExperiment {
  name: string;
  artifact_location?: string;
  tags: KeyValue[];
}

export type ExperimentsService = ReturnType<typeof createExperimentsService>;

const longestName = 500;

/** Experiments: what runs are grouped by. Refusals are `TrackingError`s in the words of MLflow. */
export function createExperimentsService({ experiments, clock }: ExperimentsDependencies) {
  const get = async (experimentId: string): Promise<Experiment> => {
    const experiment = await experiments.find(readExperimentId(experimentId));
    if (!experiment) throw missing(`No Experiment with id=${experimentId} exists`);
    return experiment;
  };
  const requireActive = async (experimentId: string): Promise<Experiment> => {
    const experiment = await get(experimentId);
    if (experiment.lifecycle_stage === 'active') return experiment;
    throw invalid(
      `The experiment ${experimentId} must be in the 'active' state. Current state is ${experiment.lifecycle_stage}.`,
    );
  };
  const mark = async (experimentId: string, stage: LifecycleStage): Promise<void> => {
    if (await experiments.mark(readExperimentId(experimentId), stage, clock())) return;
    const other = stage === 'active' ? 'deleted' : 'active';
    throw missing(`No Experiment with id=${experimentId} exists that is ${other}`);
  };
  const nameTaken = async (name: string): Promise<TrackingError> => {
    const holder = await experiments.findByName(name);
    const advice =
      holder?.lifecycle_stage === 'deleted'
        ? ` It is deleted and keeps its name: restore it (id ${holder.experiment_id}) and rename it, or purge it by POST /api/canopy/purge.`
        : '';
    return new TrackingError('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.${advice}`);
  };

  return {
    get,
    requireActive,
    ensureDefault: () => experiments.insertDefault(clock()),
    async create({ name, artifact_location: location, tags }: NewExperiment): Promise<string> {
      checkLength('name', name, longestName);
      if (location) checkArtifactLocation(location);
      checkTags(tags, experimentTagLimits);
      const id = await experiments.insert({
        name,
        location: location || null,
        tags: lastOfEachKey(tags),
        now: clock(),
      });
      if (id === undefined) throw await nameTaken(name);
      return String(id);
    },
    async getByName(name: string): Promise<Experiment> {
      const experiment = await experiments.findByName(name);
      if (!experiment) throw missing(`Could not find experiment with name '${name}'`);
      return experiment;
    },
    search: (request: SearchRequest, stage: LifecycleStage | undefined) => experiments.search(request, stage),
    delete: (experimentId: string) => mark(experimentId, 'deleted'),
    restore: (experimentId: string) => mark(experimentId, 'active'),
    async rename(experimentId: string, name: string): Promise<void> {
      checkLength('name', name, longestName);
      const { lifecycle_stage } = await get(experimentId);
      if (lifecycle_stage !== 'active') {
        throw new TrackingError('INVALID_STATE', 'Cannot rename a non-active experiment.');
      }
      const renamed = await experiments.rename(readExperimentId(experimentId), name, clock());
      if (!renamed) throw await nameTaken(name);
    },
    async setTag(experimentId: string, tag: KeyValue): Promise<void> {
      checkTags([tag], experimentTagLimits);
      await requireActive(experimentId);
      await experiments.setTag(readExperimentId(experimentId), tag);
    },
    async deleteTag(experimentId: string, key: string): Promise<void> {
      await requireActive(experimentId);
      if (await experiments.deleteTag(readExperimentId(experimentId), key)) return;
      throw missing(`No tag with name: ${key} in experiment with id ${experimentId}`);
    },
  };
}
