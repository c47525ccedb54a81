import { once } from 'node:events';
import { get as getByHttp, type IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { decodeForestInTurns } from '@canopy/forest';
import type { FarFile } from '../registry/model-registry.js';
import type { Decoded } from './decode-forest-file.js';

// A thread of its own: to get and to read a model of 50 MB takes some hundred milliseconds of a processor, in which requests are answered.

const longestMs = 60_000;
const file: Uint8Array | FarFile = workerData;

async function decode(): Promise<Decoded> {
  let bytes: Uint8Array;
  try {
    bytes = file instanceof Uint8Array ? file : await getFile(file);
  } catch (error) {
    return { missing: reasonOf(error) };
  }
  try {
    return { forest: await decodeForestInTurns(bytes, setImmediate, crc32) };
  } catch (error) {
    return { damage: reasonOf(error) };
  }
}

/** Each piece goes straight to its place in memory: `fetch` takes twice the time for that and, in a thread, as long again to begin. */
async function getFile({ url, headers, length }: FarFile): Promise<Uint8Array> {
  const get = url.startsWith('https:') ? (await import('node:https')).get : getByHttp;
  const request = get(url, { headers: { ...headers }, signal: AbortSignal.timeout(longestMs) });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`the answer was ${answer.statusCode}`);
  const bytes = new Uint8Array(length);
  let at = 0;
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    if (at + piece.length <= length) bytes.set(piece, at);
    at += piece.length;
  }
  if (at !== length) throw new Error(`${at} bytes came instead of ${length}`);
  return bytes;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

parentPort?.postMessage(await decode());
