import type { ObjectStore, UploadedPart } from '@canopy/object-store';
import type { Int64 } from '../../protocol/int64.js';
import { invalid, missing } from '../../protocol/refusals.js';
import { TrackingError } from '../../protocol/tracking-error.js';
import { checkArtifactPath } from '../../rules/check-artifact-path.js';
import { decodeFully } from '../../rules/decode-fully.js';
import { explained } from './explain-object-error.js';

export interface DirectTransfersDependencies {
  objects: ObjectStore;
  /** The root of a run's artifacts. @throws TrackingError when there is no such run. */
  runRoot: (runId: string) => Promise<string>;
  /** The root of a logged model's artifacts. @throws TrackingError when there is no such model. */
  modelRoot: (modelId: string) => Promise<string>;
}

/** Where one part is sent to, by PUT. */
export interface PartCredential {
  url: string;
  part_number: number;
  headers: Record<string, string>;
}

export type DirectTransfersService = ReturnType<typeof createDirectTransfersService>;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
// The store's client writes both into its requests as they are: anything else could say more than it should.
const uploadIds = /^(?!\.{1,2}$)[\w.~-]{1,1024}$/;
const etags = /^[\w.+/=-]{1,256}$/;

const mostParts = 10_000;
const uploadSeconds = 3600;
const downloadSeconds = 300;
const mostSeconds = 604_800;

/** Transfers between a client and the artifact store that do not pass through this server. */
export function createDirectTransfersService({ objects, runRoot, modelRoot }: DirectTransfersDependencies) {
  return {
    beginUpload: (folder: string, file: string, parts: Int64) =>
      explained(async () => {
        const key = keyOf(folder, file);
        if (parts < 1 || parts > mostParts) {
          throw invalid(
            `Invalid value ${parts} for parameter 'num_parts' supplied: it must be 1 to ${mostParts}.`,
          );
        }
        const uploadId = await objects.beginUpload(key);
        const numbers = Array.from({ length: Number(parts) }, (_, index) => index + 1);
        const credentials = await Promise.all(
          numbers.map(
            async (number): Promise<PartCredential> => ({
              url: await objects.partUrl(key, { uploadId, number }, uploadSeconds),
              part_number: number,
              headers: {},
            }),
          ),
        );
        return { upload_id: uploadId, credentials };
      }),
    completeUpload: (folder: string, file: string, uploadId: string, parts: readonly UploadedPart[]) =>
      explained(async () => {
        const key = keyOf(folder, file);
        if (parts.length === 0)
          throw invalid("Invalid value [] for parameter 'parts' supplied: it is empty.");
        checkUploadId(uploadId);
        for (const { number, etag } of parts) {
          if (number < 1 || number > mostParts) {
            throw invalid(`The number of a part is 1 to ${mostParts}, got ${number}.`);
          }
          if (!etags.test(etag)) throw invalid(`The etag of part ${number} is none that a store gives.`);
        }
        await objects.completeUpload(key, uploadId, parts);
      }),
    abortUpload: (folder: string, file: string, uploadId: string) =>
      explained(async () => {
        const key = keyOf(folder, file);
        checkUploadId(uploadId);
        await objects.abortUpload(key, uploadId);
      }),
    download: (path: string) =>
      explained(async () => {
        const key = checkArtifactPath(path);
        const found = key === '' ? undefined : await objects.stat(key);
        if (!found) throw missing(`No such artifact: '${path}'`);
        return { url: await objects.downloadUrl(key, downloadSeconds), headers: {}, file_size: found.size };
      }),
    /** There is no such address for what this server hands out itself, which is all that it can. @throws TrackingError */
    async refuseForRun(
      runId: string,
      path: string,
      seconds: Int64,
      what: 'upload' | 'download',
    ): Promise<never> {
      checkRequest(path, seconds);
      throw refusal(await runRoot(runId), what);
    },
    async refuseForModel(modelId: string, path: string, seconds: Int64): Promise<never> {
      checkRequest(path, seconds);
      throw refusal(await modelRoot(modelId), 'upload');
    },
  };
}

function checkRequest(path: string, seconds: Int64): void {
  checkArtifactPath(path);
  if (seconds < 1 || seconds > mostSeconds) {
    throw invalid(`expiration must be between 1 and ${mostSeconds} seconds (got ${seconds}).`);
  }
}

function checkUploadId(uploadId: string): void {
  if (!uploadIds.test(uploadId))
    throw invalid('There is no such upload: upload_id is none that a store gives.');
}

/** The key of `file` in `folder`. Of a file only the last name counts: clients send the path that it has with them. */
function keyOf(folder: string, file: string): string {
  const segments = decodeFully(file).split(/[/\\]/);
  const name = checkArtifactPath(segments.at(-1) ?? '');
  if (segments.includes('..') || name === '') throw invalid('Invalid path');
  return [checkArtifactPath(folder), name].filter((part) => part !== '').join('/');
}

function refusal(root: string, what: 'upload' | 'download'): TrackingError {
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(root)?.[0] ?? '';
  if (['mlflow-artifacts', 'http', 'https'].includes(scheme)) {
    return invalid(
      `Presigned ${what} is not supported for proxied artifact storage (artifact URI scheme: ${scheme}). ` +
        'This endpoint requires a direct cloud storage artifact URI.',
    );
  }
  return new TrackingError(
    'NOT_IMPLEMENTED',
    `Presigned ${what} is not supported for ${root}: this server has the keys of its own artifact store only.`,
  );
}
