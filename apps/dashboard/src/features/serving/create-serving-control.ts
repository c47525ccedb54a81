import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { championAlias, type RegisteredModelState, rolloutTags } from '@canopy/pipeline-contract';
import { Problem } from '../../server/problem';
import type { InferenceWords } from './create-inference-reader';
import { describeServing } from './describe-serving';
import type { Serving, StopRequest, TrialRequest } from './serving';

export interface ServingControl {
  read(): Promise<Serving>;
  /** Has a version tried on a share of the requests. @throws Problem `trial_refused` with the reason. */
  try(request: TrialRequest): Promise<Serving>;
  stop(request: StopRequest): Promise<Serving>;
}

export interface ServingTools {
  readInference(): Promise<InferenceWords>;
  mlflow: Pick<MlflowClient, 'registeredModels' | 'modelVersions'>;
  modelName: string;
}

const percentTags = { canary: rolloutTags.canaryPercent, shadow: rolloutTags.shadowPercent } as const;

/** What inference serves, and the words in the registry that it goes by. */
export function createServingControl({ readInference, mlflow, modelName }: ServingTools): ServingControl {
  const { registeredModels, modelVersions } = mlflow;

  async function change(work: () => Promise<void>): Promise<Serving> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error;
      throw new Problem(error.isRetryable ? 'tracking_unreachable' : 'trial_refused', error.message, error);
    }
    return read();
  }

  async function readState(): Promise<RegisteredModelState | undefined> {
    try {
      const model = await registeredModels.get(modelName);
      return {
        tags: new Map(model?.tags.map(({ key, value }) => [key, value])),
        aliases: new Map(model?.aliases.map(({ alias, version }) => [alias, version])),
      };
    } catch (error) {
      if (error instanceof MlflowError) return undefined;
      throw error;
    }
  }

  async function read(): Promise<Serving> {
    const [words, state] = await Promise.all([readInference(), readState()]);
    return describeServing(words, state);
  }

  return {
    read,
    try: ({ kind, version, percent }) =>
      change(async () => {
        const champion = await modelVersions.getByAlias(modelName, championAlias);
        if (champion?.version === version) {
          throw new Problem('trial_refused', `Version ${version} is the champion: it answers already.`);
        }
        await registeredModels.setAlias(modelName, kind, version);
        // What made an earlier canary step back says nothing about this one.
        if (kind === 'canary') await registeredModels.deleteTag(modelName, rolloutTags.steppedBack);
        await registeredModels.setTag(modelName, percentTags[kind], String(percent));
      }),
    stop: ({ kind }) => change(() => registeredModels.setTag(modelName, percentTags[kind], '0')),
  };
}
