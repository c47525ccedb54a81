import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorBody } from '../errors/report-errors.js';

const refusals: Record<string, { status: number; message: string }> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not come to its end in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The address and the headers of the request are too long.' },
};
const noRequest = { status: 400, message: 'This is no request of HTTP/1.1.' };

// Closed with bytes unread, the connection would be reset, and its sender might never see the answer.
const drainMs = 1000;

/**
 * Answers what never became a request, in the form that the app's clients know, and says that the connection ends with
 * it: who keeps connections would else send the next request into one that is being closed.
 */
export const refuseBrokenRequests =
  (body: ErrorBody) =>
  (error: Error & { code: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy(error);
      return;
    }
    const { status, message } = refusals[error.code] ?? noRequest;
    const text = JSON.stringify(body({ status, message, error }));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
    socket.resume();
    setTimeout(() => socket.destroy(), drainMs).unref();
  };
