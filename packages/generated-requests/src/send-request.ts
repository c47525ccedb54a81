import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { InjectOptions } from 'fastify';

/** What came back of a request. */
export interface Answer {
  /** 0: the connection ended, or the time was over, without an answer. */
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  milliseconds: number;
}

const patienceMs = 60_000;
const endless = /^text\/event-stream/;

/** Sends a generated request to the app at `url`. Of an answer that has no end, it reads none of the body. */
export function sendRequest(url: string, agent: Agent, generated: InjectOptions): Promise<Answer> {
  const { method = 'GET', url: address, headers, payload } = generated;
  const begun = performance.now();
  return new Promise((resolve) => {
    const settle = (status: number, text: string, answer?: IncomingMessage) =>
      resolve({ status, headers: answer?.headers ?? {}, text, milliseconds: performance.now() - begun });
    const sent = httpRequest(
      new URL(url),
      { method, path: String(address), headers: withLength(headers, payload), agent, timeout: patienceMs },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (endless.test(answer.headers['content-type'] ?? '')) {
          settle(status, '', answer);
          answer.destroy();
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => settle(status, Buffer.concat(chunks).toString(), answer));
        answer.once('error', (error) => settle(0, String(error), answer));
      },
    );
    sent.once('timeout', () => sent.destroy(new Error(`No answer within ${patienceMs} ms`)));
    sent.once('error', (error) => settle(0, String(error)));
    sent.end(payload);
  });
}

const withLength = (headers: InjectOptions['headers'], payload: InjectOptions['payload']) => ({
  ...(headers as Record<string, string>),
  ...(typeof payload === 'string' && { 'content-length': String(Buffer.byteLength(payload)) }),
});
