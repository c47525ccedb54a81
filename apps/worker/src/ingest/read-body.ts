import { SourceContractError } from './source-contract-error.js';

/** The whole body of a response. @throws SourceContractError as soon as it is larger than `maxBytes`. */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(`${announced} bytes`, maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(`more than ${size} bytes`, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = (found: string, maxBytes: number) =>
  new SourceContractError(
    `The source's answer is too large: at most ${maxBytes} bytes are read, found ${found}`,
  );
