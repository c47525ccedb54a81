import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@canopy/service-kit/errors';

/** About a block of rows: what has been read of more than that outlives collections of garbage, which copy it. */
const pieceBytes = 16 * 1024;

/**
 * The text of a body, piece by piece as it comes.
 *
 * @param mostBytes of the text; a compressed body may be a small part of it.
 * @throws DomainError `too_large` for more, `invalid` for a body that breaks off or cannot be decompressed.
 */
export async function* readPieces(
  body: Readable,
  { isCompressed, mostBytes }: { isCompressed: boolean; mostBytes: number },
): AsyncGenerator<string> {
  const source = isCompressed ? body.pipe(createGunzip()) : body;
  // A pipe says nothing of a source that fails.
  if (source !== body) body.once('error', (error) => source.destroy(error));
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        yield decoder.decode(chunk.subarray(at, at + pieceBytes), { stream: true });
      }
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('invalid', `The body cannot be read to its end: ${reason}.`, { cause });
  }
  yield decoder.decode();
}

export function tooLarge(mostBytes: number): DomainError {
  return new DomainError('too_large', `A batch has ${mostBytes} bytes at most: send it in parts.`);
}
