import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadAnswer } from './download-answer.js';
import { SourceContractError } from './source-contract-error.js';
import { SourceUnavailableError } from './source-unavailable-error.js';

const limits = { timeoutMs: 30_000, maxBytes: 1000 };
const never = new AbortController().signal;

describe('downloadAnswer', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function aSource(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/data`;
  }

  const answering = (status: number, body: string) =>
    aSource((_request, response) => {
      response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body);
    });

  it('gives the bytes as they came', async () => {
    const url = await answering(200, '{"data":[]}');

    expect(await downloadAnswer(url, limits, never)).toEqual({
      status: 'answered',
      bytes: Buffer.from('{"data":[]}'),
    });
  });

  it.each([
    ['with a code', '{"detail":"Nothing is left.","code":"exhausted"}', 'Nothing is left.'],
    [
      'in English',
      '{"detail":"All the information has been collected"}',
      'All the information has been collected',
    ],
    [
      'in Spanish',
      '{"detail":"Ya se recolectó toda la información mínima necesaria"}',
      'Ya se recolectó toda la información mínima necesaria',
    ],
  ])('takes the word of a source that has given everything, %s', async (_name, body, message) => {
    const url = await answering(400, body);

    expect(await downloadAnswer(url, limits, never)).toEqual({ status: 'exhausted', message });
  });

  it.each([
    [400, '{"detail":"group_number must be 1 to 10"}', /answered 400: group_number must be 1 to 10/],
    [404, '', /answered 404: no text/],
    [422, '<html>', /answered 422: <html>/],
  ])('is not tried again after %i', async (status, body, reason) => {
    const download = downloadAnswer(await answering(status, body), limits, never);

    await expect(download).rejects.toThrow(SourceContractError);
    await expect(download).rejects.toThrow(reason);
  });

  it.each([429, 500, 503])('may be tried again after %i', async (status) => {
    const download = downloadAnswer(await answering(status, '{"detail":"later"}'), limits, never);

    await expect(download).rejects.toThrow(SourceUnavailableError);
    await expect(download).rejects.toThrow(`answered ${status}: later`);
  });

  it('refuses an answer that announces more than it may hold, with the size', async () => {
    const download = downloadAnswer(await answering(200, 'x'.repeat(1001)), limits, never);

    await expect(download).rejects.toThrow(SourceContractError);
    await expect(download).rejects.toThrow('at most 1000 bytes are read, found 1001 bytes');
  });

  it('stops reading an answer of unknown length that grows too large', async () => {
    const url = await aSource((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(400)), 5);
      response.on('close', () => clearInterval(timer));
    });

    await expect(downloadAnswer(url, limits, never)).rejects.toThrow('found more than 1200 bytes');
  });

  it('may be tried again after an answer that breaks off', async () => {
    const url = await aSource((_request, response) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write('{"data":', () => response.destroy());
    });

    await expect(downloadAnswer(url, limits, never)).rejects.toThrow(SourceUnavailableError);
  });

  it('may be tried again after an answer that takes too long', async () => {
    const download = downloadAnswer(await aSource(() => undefined), { ...limits, timeoutMs: 300 }, never);

    await expect(download).rejects.toThrow(SourceUnavailableError);
    await expect(download).rejects.toThrow('no whole answer within 300 ms');
  });

  it('says where nobody listens', async () => {
    const download = downloadAnswer('http://127.0.0.1:1/data', limits, never);

    await expect(download).rejects.toThrow(
      /^The source at http:\/\/127.0.0.1:1\/data did not answer: .*(ECONNREFUSED|bad port)/,
    );
  });

  it('ends at once when it is cancelled', async () => {
    const cancelled = new AbortController();
    const download = downloadAnswer(await aSource(() => undefined), limits, cancelled.signal);
    cancelled.abort(new Error('cancelled'));

    await expect(download).rejects.toThrow('cancelled');
  });
});
