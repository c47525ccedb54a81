import { type Static, Type } from 'typebox';
import { Repeated } from '../entities/repeated.js';
import type { Api } from '../http/create-api.js';
import { artifactKey } from './artifact-path.js';
import { createTell } from './tell.js';

const Headers = Type.Record(Type.String(), Type.String(), { default: {} });

/** An upload whose parts are sent straight to the store. */
export type BegunUpload = Static<typeof BegunUpload>;
const BegunUpload = Type.Object({
  upload_id: Type.String(),
  /** Where each part goes, by PUT; the answer's header ETag belongs to the part. */
  credentials: Repeated(Type.Object({ url: Type.String(), part_number: Type.Integer(), headers: Headers })),
});

/** An address of the store, good for a time. */
export type PresignedDownload = Static<typeof PresignedDownload>;
const PresignedDownload = Type.Object({
  url: Type.String(),
  headers: Headers,
  file_size: Type.Optional(Type.Integer({ description: 'Bytes.' })),
});

/** An address in a store that the client reaches itself. */
export type PresignedUrl = Static<typeof PresignedUrl>;
const PresignedUrl = Type.Object({
  presigned_url: Type.String(),
  headers: Headers,
  file_size: Type.Optional(Type.Integer({ description: 'Bytes.' })),
});

/** One artifact below a root such as a run's `info.artifact_uri`. */
export interface ArtifactPlace {
  artifactUri: string;
  path: string;
}

export interface DirectTransferCalls {
  /** Begins an upload of 1 to 10000 parts, all but the last of 5 MiB or more. */
  beginUpload(place: ArtifactPlace, parts: number): Promise<BegunUpload>;
  completeUpload(
    place: ArtifactPlace,
    uploadId: string,
    parts: readonly { part_number: number; etag: string }[],
  ): Promise<void>;
  abortUpload(place: ArtifactPlace, uploadId: string): Promise<void>;
  downloadUrl(place: ArtifactPlace): Promise<PresignedDownload>;
  /** For runs whose artifacts are in a store of the clients. @throws MlflowError for all that the server hands out itself. */
  uploadUrlOfRun(runId: string, path: string): Promise<PresignedUrl>;
  downloadUrlOfRun(runId: string, path: string): Promise<PresignedUrl>;
}

/** Transfers between the client and the artifact store that do not pass through the tracking server. */
export function directTransferCalls(call: Api): DirectTransferCalls {
  const { tellOnce } = createTell(call);
  const prefix = '/api/2.0/mlflow-artifacts/';
  const address = (operation: string, { artifactUri, path }: ArtifactPlace) => {
    const segments = artifactKey(artifactUri, path).split('/');
    const file = segments.at(-1) ?? '';
    const folder = segments.slice(0, -1).map(encodeURIComponent).join('/');
    return { path: `mpu/${operation}/${folder}`, file };
  };
  const presigned = (path: string, runId: string, file: string) => {
    const fields = { run_id: runId, path: file };
    return call({ method: 'POST', path, fields, answer: PresignedUrl, isRepeatable: true });
  };

  return {
    async beginUpload(place, parts) {
      const { path, file } = address('create', place);
      const fields = { path: file, num_parts: parts };
      return call({ method: 'POST', prefix, path, fields, answer: BegunUpload });
    },
    async completeUpload(place, uploadId, parts) {
      const { path, file } = address('complete', place);
      await tellOnce('POST', path, { path: file, upload_id: uploadId, parts }, prefix);
    },
    async abortUpload(place, uploadId) {
      const { path, file } = address('abort', place);
      await tellOnce('POST', path, { path: file, upload_id: uploadId }, prefix);
    },
    async downloadUrl({ artifactUri, path }) {
      const segments = artifactKey(artifactUri, path).split('/').map(encodeURIComponent);
      const where = `presigned/${segments.join('/')}`;
      return call({ method: 'GET', prefix, path: where, fields: {}, answer: PresignedDownload });
    },
    uploadUrlOfRun: (runId, path) => presigned('artifacts/presigned-upload-url', runId, path),
    downloadUrlOfRun: (runId, path) => presigned('artifacts/presigned-download-url', runId, path),
  };
}
