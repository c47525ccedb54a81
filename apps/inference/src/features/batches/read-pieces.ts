import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { giveBack } from '@canopy/forest';
import { DomainError } from '@canopy/service-kit/errors';

/** As much as is read of a socket at a time; more is taken apart, so that what is read of it need not be kept. */
const pieceBytes = 64 * 1024;

/**
 * The bytes of a body, piece by piece as they come. Whoever keeps some of a piece copies it before the next.
 *
 * @param mostBytes of all pieces; a compressed body may be a small part of it.
 * @throws DomainError `too_large` for more, `invalid` for a body that breaks off or cannot be decompressed.
 */
export async function* readPieces(
  body: Readable,
  { isCompressed, mostBytes }: { isCompressed: boolean; mostBytes: number },
): AsyncGenerator<Uint8Array> {
  const source = isCompressed ? body.pipe(createGunzip({ chunkSize: pieceBytes })) : body;
  // A pipe says nothing of a source that fails.
  if (source !== body) body.once('error', (error) => source.destroy(error));
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        yield chunk.subarray(at, at + pieceBytes);
      }
      if (chunk.length === chunk.buffer.byteLength) giveBack(chunk);
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('invalid', `The body cannot be read to its end: ${reason}.`, { cause });
  }
}

export function tooLarge(mostBytes: number): DomainError {
  return new DomainError('too_large', `A batch has ${mostBytes} bytes at most: send it in parts.`);
}
