import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeForest, encodeForest, prepareForest } from '@canopy/forest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aForest } from '../testing/some-model-files.js';
import { decodeForestFile } from './decode-forest-file.js';

const onThread = { mostInTurns: 0 };

/** The address of a file for as long as the test lasts. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/forest.canopy`;
}

describe('decodeForestFile', () => {
  it('reads on a thread what is read in turns', async () => {
    const file = encodeForest(aForest());

    const [onAThread, inTurns] = await Promise.all([
      decodeForestFile(file.slice(), onThread),
      decodeForestFile(file.slice()),
    ]);

    expect(onAThread).toEqual(prepareForest(decodeForest(file)));
    expect(inTurns).toEqual(prepareForest(decodeForest(file)));
  });

  it('gets a file that is far, with what must be sent along', async () => {
    const file = encodeForest(aForest());
    const url = await serve((request, response) => {
      response.statusCode = request.headers.authorization === 'Bearer secret' ? 200 : 401;
      response.end(file);
    });
    const headers = { authorization: 'Bearer secret' };

    expect(await decodeForestFile({ url, headers, length: file.length })).toEqual(
      prepareForest(decodeForest(file)),
    );
    await expect(decodeForestFile({ url, headers: {}, length: file.length })).rejects.toMatchObject({
      code: 'unavailable',
      message: `The file of the model at ${url} was not read: the answer was 401.`,
    });
  });

  it.each([5, 7])('does not take a part of a far file, or more than it, for the file', async (length) => {
    const url = await serve((_request, response) => response.end('leaves'));

    await expect(decodeForestFile({ url, headers: {}, length })).rejects.toThrow(
      `6 bytes came instead of ${length}`,
    );
  });

  it('says that a far file cannot be had at the moment', async () => {
    const url = 'http://127.0.0.1:1/forest.canopy';

    await expect(decodeForestFile({ url, headers: {}, length: 6 })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('says of a damaged file what is wrong with it', async () => {
    const file = encodeForest(aForest());
    file[file.length - 1] = (file[file.length - 1] ?? 0) ^ 1;

    await expect(decodeForestFile(file.slice(), onThread)).rejects.toThrow('The forest file is damaged');
    await expect(decodeForestFile(file)).rejects.toThrow('The forest file is damaged');
  });
});
