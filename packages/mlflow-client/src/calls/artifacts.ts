import { Type } from 'typebox';
import { FileInfo } from '../entities/file-info.js';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import type { Transport } from '../http/create-transport.js';
import { artifactPath } from './artifact-path.js';

export interface ArtifactCalls {
  /** Writes one artifact below a run's `artifactUri` (its `info.artifact_uri`), replacing what is there. */
  upload(run: { artifactUri: string }, path: string, body: Uint8Array, contentType?: string): Promise<void>;
  /** The whole artifact. @throws MlflowError with RESOURCE_DOES_NOT_EXIST when there is none. */
  download(artifactUri: string, path: string): Promise<Uint8Array>;
  /** What stands directly below `path`, relative to the run's root. */
  list(runId: string, path?: string): Promise<FileInfo[]>;
}

const ListAnswer = Type.Object({ files: Repeated(FileInfo) });

export function artifactCalls(call: Api, transport: Transport, timeoutMs: number): ArtifactCalls {
  return {
    async upload({ artifactUri }, path, body, contentType = 'application/octet-stream') {
      const response = await transport.send({
        method: 'PUT',
        path: artifactPath(artifactUri, path),
        headers: { 'content-type': contentType },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
    },
    async download(artifactUri, path) {
      const exchange = {
        method: 'GET',
        path: artifactPath(artifactUri, path),
        signal: AbortSignal.timeout(timeoutMs),
      } as const;
      const response = await transport.send(exchange);
      try {
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throw transport.explain(exchange, error);
      }
    },
    async list(runId, path) {
      const fields = { run_id: runId, path };
      return (await call({ method: 'GET', path: 'artifacts/list', fields, answer: ListAnswer })).files;
    },
  };
}
