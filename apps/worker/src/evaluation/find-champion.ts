import { hash } from 'node:crypto';
import { decodeForest, type Forest, ForestFormatError } from '@canopy/forest';
import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { type ChampionFault, championAlias, modelFiles } from '@canopy/pipeline-contract';
import { abortable } from '../failures/abortable.js';
import { covertypeSchema } from '../training/covertype-schema.js';

/** The version that the alias names, and its forest where it is one that can be asked here. */
export type Champion =
  | { status: 'readable'; version: string; forest: Forest; sha256: string }
  | {
      status: 'foreign' | 'damaged';
      version: string;
      reason: string;
      fault?: ChampionFault;
      sha256?: string;
    };

const forestFile = modelFiles.forest.slice(modelFiles.folder.length + 1);

export async function findChampion(
  tracking: MlflowClient,
  modelName: string,
  signal: AbortSignal,
): Promise<Champion | undefined> {
  const found = await abortable(tracking.modelVersions.getByAlias(modelName, championAlias), signal);
  if (found === undefined) return undefined;
  const { version, source } = found;
  try {
    const bytes = await abortable(tracking.artifacts.download(source, forestFile), signal);
    return readForest(version, bytes);
  } catch (error) {
    if (!(error instanceof MlflowError) || error.isRetryable) throw error;
    const reason = `version ${version} has no ${forestFile} at ${source}: ${error.message}`;
    const fault: ChampionFault = { code: 'no_forest', version, file: forestFile, source };
    return { status: 'foreign', version, reason, fault };
  }
}

function readForest(version: string, bytes: Uint8Array): Champion {
  const sha256 = hash('sha256', bytes);
  try {
    const forest = decodeForest(bytes);
    const names = forest.schema.featureNames.join(', ');
    if (names === covertypeSchema.featureNames.join(', ')) {
      return { status: 'readable', version, forest, sha256 };
    }
    return {
      status: 'foreign',
      version,
      reason: `version ${version} reads other features: ${names}`,
      fault: { code: 'other_features', version, features: [...forest.schema.featureNames] },
      sha256,
    };
  } catch (error) {
    if (!(error instanceof ForestFormatError)) throw error;
    return {
      status: 'damaged',
      version,
      reason: `version ${version} cannot be read: ${error.message}`,
      fault: { code: 'unreadable', version },
      sha256,
    };
  }
}
