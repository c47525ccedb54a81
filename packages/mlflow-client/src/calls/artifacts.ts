import { Type } from 'typebox';
import { FileInfo } from '../entities/file-info.js';
import { Repeated } from '../entities/repeated.js';
import { type Api, Nothing } from '../http/create-api.js';
import type { Transport } from '../http/create-transport.js';
import { artifactKey, artifactPath } from './artifact-path.js';

/** An artifact whose answer has begun, to be read or let go. */
export interface OpenedArtifact {
  /** Bytes, where the server says how many. */
  size: number | undefined;
  /** Where others get the same, and what they send along; undefined where it was found by way of another address. */
  address: { url: string; headers: Record<string, string> } | undefined;
  /** @throws MlflowError when it does not come whole. */
  read(): Promise<Uint8Array>;
  cancel(): Promise<void>;
}

export interface ArtifactCalls {
  /** Writes one artifact below a run's `artifactUri` (its `info.artifact_uri`), replacing what is there. */
  upload(run: { artifactUri: string }, path: string, body: Uint8Array, contentType?: string): Promise<void>;
  /** The same for a small one, of 10 MiB at most, by the id of the run. */
  uploadToRun(runId: string, path: string, body: Uint8Array): Promise<void>;
  /** The whole artifact. @throws MlflowError with RESOURCE_DOES_NOT_EXIST when there is none. */
  download(artifactUri: string, path: string): Promise<Uint8Array>;
  /** The same before it has come, for whoever decides by its size who reads it. @throws MlflowError as `download` does. */
  open(artifactUri: string, path: string): Promise<OpenedArtifact>;
  downloadOfRun(runId: string, path: string): Promise<Uint8Array>;
  downloadOfModel(modelId: string, path: string): Promise<Uint8Array>;
  downloadOfVersion(name: string, version: string, path: string): Promise<Uint8Array>;
  /** What stands directly below `path`, relative to the run's root. */
  list(runId: string, path?: string): Promise<FileInfo[]>;
  /** What stands directly below `path`, each by its own name. */
  listFolder(artifactUri: string, path?: string): Promise<FileInfo[]>;
  /** A file, or a folder with all that is in it. One that is not there is not an error. */
  delete(artifactUri: string, path: string): Promise<void>;
}

const Files = Type.Object({ files: Repeated(FileInfo) });

export function artifactCalls(call: Api, transport: Transport, timeoutMs: number): ArtifactCalls {
  const patience = () => ({ signal: AbortSignal.timeout(timeoutMs), isRepeatable: true });
  const upload = async (method: 'PUT' | 'POST', path: string, body: Uint8Array, contentType?: string) => {
    const headers = { 'content-type': contentType ?? 'application/octet-stream' };
    const response = await transport.send({ method, path, headers, body, ...patience() });
    await response.body?.cancel();
  };
  const open = async (path: string): Promise<OpenedArtifact> => {
    const exchange = { method: 'GET', path, ...patience() } as const;
    const response = await transport.send(exchange);
    const length = response.headers.get('content-length');
    return {
      size: length === null ? undefined : Number(length),
      address: response.redirected ? undefined : transport.address(path),
      async read() {
        try {
          return new Uint8Array(await response.arrayBuffer());
        } catch (error) {
          throw transport.explain(exchange, error);
        }
      },
      cancel: async () => response.body?.cancel(),
    };
  };
  const download = async (path: string) => (await open(path)).read();
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

  return {
    upload: async ({ artifactUri }, path, body, contentType) =>
      upload('PUT', artifactPath(artifactUri, path), body, contentType),
    uploadToRun: (runId, path, body) =>
      upload('POST', `/ajax-api/2.0/mlflow/upload-artifact?${query({ run_uuid: runId, path })}`, body),
    download: async (artifactUri, path) => download(artifactPath(artifactUri, path)),
    open: async (artifactUri, path) => open(artifactPath(artifactUri, path)),
    downloadOfRun: (runId, path) => download(`/get-artifact?${query({ run_id: runId, path })}`),
    downloadOfModel: (modelId, path) => {
      const files = `logged-models/${encodeURIComponent(modelId)}/artifacts/files`;
      return download(`/ajax-api/2.0/mlflow/${files}?${query({ artifact_file_path: path })}`);
    },
    downloadOfVersion: (name, version, path) =>
      download(`/model-versions/get-artifact?${query({ name, version, path })}`),
    async list(runId, path) {
      const fields = { run_id: runId, path };
      return (await call({ method: 'GET', path: 'artifacts/list', fields, answer: Files })).files;
    },
    async listFolder(artifactUri, path = '') {
      const fields = { path: artifactKey(artifactUri, path) };
      const prefix = '/api/2.0/mlflow-artifacts/';
      return (await call({ method: 'GET', prefix, path: 'artifacts', fields, answer: Files })).files;
    },
    async delete(artifactUri, path) {
      await transport.receive(Nothing, {
        method: 'DELETE',
        path: artifactPath(artifactUri, path),
        ...patience(),
      });
    },
  };
}
