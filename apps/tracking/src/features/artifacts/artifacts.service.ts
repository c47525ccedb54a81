import type { Readable } from 'node:stream';
import type { FileInfo, LoggedModel, RunInfo } from '@canopy/mlflow-client';
import { ObjectMissingError, type ObjectStore } from '@canopy/object-store';
import { invalid, missing } from '../../protocol/refusals.js';
import { checkArtifactPath } from '../../rules/check-artifact-path.js';
import { explained } from './explain-object-error.js';
import { removeBelow } from './remove-below.js';
import { takeUpload, type Upload } from './take-upload.js';

export interface ArtifactsDependencies {
  objects: ObjectStore;
  /** @throws TrackingError when there is no such run. */
  getRun: (runId: string) => Promise<RunInfo>;
  /** @throws TrackingError when there is no such logged model. */
  getLoggedModel: (modelId: string) => Promise<LoggedModel>;
  /** Where the files of a model version are. @throws TrackingError when there is no such version. */
  downloadUriOf: (name: string, version: string) => Promise<string>;
}

export interface Download {
  body: Readable;
  /** Bytes. */
  size: number;
}

export type ArtifactsService = ReturnType<typeof createArtifactsService>;

/** Files of runs and models: paths are those of the proxied store, whose root is `mlflow-artifacts:/`. */
export function createArtifactsService(dependencies: ArtifactsDependencies) {
  const { objects, getRun, getLoggedModel, downloadUriOf } = dependencies;
  /** What stands directly below a folder, each by its own name. */
  const listFolder = async (folder: string): Promise<FileInfo[]> => {
    const prefix = folder === '' ? '' : `${folder}/`;
    const listing = await objects.list(prefix);
    return [
      ...listing.objects.map(({ key, size }) => ({
        path: key.slice(prefix.length),
        is_dir: false,
        file_size: size,
      })),
      ...listing.folders.map((key) => ({ path: key.slice(prefix.length, -1), is_dir: true })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
  };
  /** What stands directly below a folder of what is at `root`, by paths from there. */
  const listBelow = async (root: string, folder: string) => {
    const files = await listFolder(join(rootKey(root), folder));
    return { root_uri: root, files: files.map((file) => ({ ...file, path: join(folder, file.path) })) };
  };
  const download = async (key: string, path: string): Promise<Download> => {
    const found = key === '' ? undefined : await objects.stat(key);
    if (found) {
      try {
        return { body: await objects.get(key), size: found.size };
      } catch (error) {
        if (!(error instanceof ObjectMissingError)) throw error;
      }
    }
    const isFolder = key === '' || (await listFolder(key)).length > 0;
    throw isFolder
      ? invalid(`Invalid path: '${path}' is a folder of artifacts; list it, or name a file in it.`)
      : missing(`No such artifact: '${path}'`);
  };

  return {
    list: (path: string) => explained(async () => listFolder(checkArtifactPath(path))),
    download: (path: string) => explained(async () => download(checkArtifactPath(path), path)),
    upload: (path: string, upload: Upload) =>
      explained(async () => {
        const key = checkArtifactPath(path);
        if (key === '' || path.endsWith('/')) throw invalid('Invalid path: it names no file.');
        await takeUpload(objects, key, upload);
      }),
    /** One small file of a run, all at once. */
    uploadOfRun: (runId: string, path: string, bytes: Uint8Array) =>
      explained(async () => {
        const file = checkArtifactPath(path);
        if (file === '') throw invalid('Invalid path: it names no file.');
        if (bytes.length === 0) throw invalid('Request must specify data.');
        const { artifact_uri } = await getRun(runId);
        await objects.put(join(rootKey(artifact_uri), file), bytes);
      }),
    /** A file, or a folder with all that is in it. What is not there is not an error. */
    delete: (path: string) =>
      explained(async () => {
        const key = checkArtifactPath(path);
        if (key === '') throw invalid('Invalid path: the root of all artifacts cannot be deleted.');
        await objects.remove([key]);
        await removeBelow(objects, `${key}/`);
      }),
    /** What stands directly below `path` in the artifacts of a run, by paths from their root. */
    listOfRun: (runId: string, path: string) =>
      explained(async () => {
        const folder = checkArtifactPath(path);
        return listBelow((await getRun(runId)).artifact_uri, folder);
      }),
    /** The same of a logged model. */
    listOfModel: (modelId: string, path: string) =>
      explained(async () => {
        const folder = checkArtifactPath(path);
        return listBelow((await getLoggedModel(modelId)).info.artifact_uri, folder);
      }),
    downloadOfRun: (runId: string, path: string) =>
      explained(async () => {
        const file = checkArtifactPath(path);
        const { artifact_uri } = await getRun(runId);
        return download(join(rootKey(artifact_uri), file), path);
      }),
    downloadOfModel: (modelId: string, path: string) =>
      explained(async () => {
        const file = checkArtifactPath(path);
        const { info } = await getLoggedModel(modelId);
        return download(join(rootKey(info.artifact_uri), file), path);
      }),
    downloadOfVersion: (name: string, version: string, path: string) =>
      explained(async () => {
        const file = checkArtifactPath(path);
        const uri = await downloadUriOf(name, version);
        const [, runId, folder = ''] = /^runs:\/+([^/]+)\/?(.*)$/s.exec(uri) ?? [];
        const root = runId === undefined ? uri : (await getRun(runId)).artifact_uri;
        return download(join(rootKey(root), checkArtifactPath(folder), file), path);
      }),
  };
}

const join = (...parts: string[]) => parts.filter((part) => part !== '').join('/');

/** The key that the artifacts of a run are below. @throws TrackingError when they are in another store. */
function rootKey(artifactUri: string): string {
  const [, path] = /^mlflow-artifacts:\/*([^?#]*)/.exec(artifactUri) ?? [];
  if (path !== undefined) return checkArtifactPath(path);
  throw invalid(`The artifacts are at ${artifactUri}, which this server does not hand out: read them there.`);
}
