import { invalid } from '../../protocol/refusals.js';
import { TrackingError } from '../../protocol/tracking-error.js';

const away = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'NoSuchBucket',
  'ServiceUnavailable',
  'SlowDown',
  'SlowDownRead',
  'SlowDownWrite',
  'RequestTimeout',
  'XMinioServerNotInitialized',
  'XMinioStorageFull',
];

const badNames: Record<string, string> = {
  KeyTooLongError: 'The path of the artifact is too long.',
  XMinioInvalidObjectName: 'The artifact store takes no such name.',
  InvalidObjectNameError: 'The artifact store takes no such name.',
  XMinioParentIsObject: 'A part of the path is a file already.',
  NoSuchUpload: 'There is no such upload: it was completed, aborted or never begun.',
  InvalidPart: 'A part of the upload did not arrive, or is not the one that its etag says.',
  InvalidPartOrder: 'A part of the upload is named twice.',
  EntityTooSmall: 'Every part of an upload but the last must have 5 MiB or more.',
  MalformedXML: 'The parts of the upload are not ones that the artifact store can read.',
  InvalidArgument: 'The artifact store takes no such number of a part or identity of an upload.',
  XMinioObjectExistsAsDirectory: 'There is a folder of that name.',
};

/** The same error as the caller of the API may see it; unchanged where the fault is ours. */
function explainObjectError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TrackingError) return error;
  const { code = error.name } = error as NodeJS.ErrnoException;
  if (away.includes(code)) {
    return new TrackingError(
      'TEMPORARILY_UNAVAILABLE',
      'The artifact store cannot be reached or takes nothing at the moment; try again.',
      error,
    );
  }
  const reason = badNames[code];
  return reason === undefined ? error : invalid(reason);
}

/** Does `work`, and explains how it failed. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainObjectError(error);
  }
}
