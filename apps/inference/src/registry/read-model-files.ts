import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { modelFiles } from '@canopy/pipeline-contract';
import { fewBytes } from '../models/decode-forest-file.js';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { FarFile, ModelFiles, RegisteredVersion } from './model-registry.js';

interface Source {
  client: Pick<MlflowClient, 'artifacts' | 'modelVersions' | 'runs'>;
  modelName: string;
  /** What is thrown when the registry cannot be asked. */
  unavailable(cause: unknown): Error;
}

/**
 * The files of a version: of the forest that its run has, or else of the ONNX that it was registered as.
 *
 * @throws ModelRefusedError when it is neither, or files are missing for good.
 */
export async function readModelFiles(source: Source, version: RegisteredVersion): Promise<ModelFiles> {
  const artifactUri = await findRun(source, version);
  if (artifactUri !== undefined) {
    const [forest, serving] = await Promise.all([
      readForest(source, artifactUri),
      download(source, artifactUri, modelFiles.signature),
    ]);
    if (forest !== undefined) return { forest, serving: requireRead(serving, modelFiles.signature) };
  }
  return readOnnxFiles(source, version);
}

/** A large one is left where it is: to receive it takes as long as thousands of requests. */
async function readForest(source: Source, artifactUri: string): Promise<Uint8Array | FarFile | undefined> {
  const opened = await reach(source, source.client.artifacts.open(artifactUri, modelFiles.forest));
  if (opened === undefined) return undefined;
  const { size, address, read, cancel } = opened;
  if (size === undefined || address === undefined || size <= fewBytes) return reach(source, read());
  await cancel();
  return { ...address, length: size };
}

async function readOnnxFiles(source: Source, { version }: RegisteredVersion): Promise<ModelFiles> {
  const { client, modelName } = source;
  const folder = await reach(source, client.modelVersions.downloadUri(modelName, version));
  const missing = new ModelRefusedError(`its run has no file ${modelFiles.forest}`);
  if (folder === undefined) throw missing;
  const description = await download(source, folder, nameOf(modelFiles.description));
  if (description === undefined) throw missing;
  const { readModelDescription } = await import('../onnx/model-description.js');
  const read = readModelDescription(description);
  if (read.flavors.onnx === undefined) {
    const flavors = Object.keys(read.flavors).join(', ');
    throw new ModelRefusedError(
      `its flavours are ${flavors}: what was not trained here is served as ONNX, which mlflow.onnx.log_model writes`,
    );
  }
  const examplePath = read.saved_input_example_info?.artifact_path;
  const [onnx, example] = await Promise.all([
    requireFile(source, folder, read.flavors.onnx.data),
    examplePath === undefined ? undefined : download(source, folder, examplePath),
  ]);
  return { onnx, description: read, example };
}

/** Where the artifacts of the version's run are; undefined when it names none. */
async function findRun(source: Source, { runId }: RegisteredVersion): Promise<string | undefined> {
  if (runId === '') return undefined;
  const run = await reach(source, source.client.runs.get(runId));
  if (run === undefined) throw new ModelRefusedError(`its run ${runId} does not exist`);
  return run.info.artifact_uri;
}

const nameOf = (path: string) => path.slice(modelFiles.folder.length + 1);

const download = (source: Source, artifactUri: string, path: string) =>
  reach(source, source.client.artifacts.download(artifactUri, path));

async function requireFile(source: Source, artifactUri: string, path: string): Promise<Uint8Array> {
  return requireRead(await download(source, artifactUri, path), path);
}

function requireRead(file: Uint8Array | undefined, path: string): Uint8Array {
  if (file === undefined) throw new ModelRefusedError(`its run has no file ${path}`);
  return file;
}

/** Undefined for what does not exist. */
async function reach<Found>(source: Source, asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof MlflowError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST') return undefined;
    throw source.unavailable(error);
  }
}
