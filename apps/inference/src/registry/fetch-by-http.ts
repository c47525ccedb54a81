import { once } from 'node:events';
import { type IncomingMessage, request as requestByHttp } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import type { Fetch, FetchAnswer } from '@canopy/mlflow-client';

/**
 * Does what `fetch` does for the client of the registry by Node's own HTTP: `fetch` takes 20 MB and a twentieth of a second to begin. What
 * is seldom is left to it: an answer that leads to another address, and a body that is no text.
 */
export const fetchByHttp: Fetch = async (url, init) => {
  const { method, headers, signal, body } = init;
  if (body !== undefined && typeof body !== 'string') return fetch(url, init);
  const send = url.startsWith('https:') ? (await import('node:https')).request : requestByHttp;
  const request = send(url, { method, headers, signal });
  request.end(body);
  const [answer] = (await once(request, 'response').catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error;
  })) as [IncomingMessage];
  // What goes wrong from now on is told to whoever reads the answer.
  request.on('error', () => undefined);
  const { statusCode: status = 0 } = answer;
  if (status >= 300 && status < 400 && answer.headers.location !== undefined) {
    answer.destroy();
    return fetch(url, init);
  }
  return answerOf(answer, status);
};

function answerOf(answer: IncomingMessage, status: number): FetchAnswer {
  return {
    status,
    ok: status >= 200 && status < 300,
    redirected: false,
    headers: {
      get(name) {
        const value = answer.headers[name.toLowerCase()];
        return Array.isArray(value) ? value.join(', ') : (value ?? null);
      },
    },
    body: {
      [Symbol.asyncIterator]: () => answer[Symbol.asyncIterator](),
      cancel: async () => void answer.destroy(),
    },
    text: () => text(answer),
    async arrayBuffer() {
      const bytes = await buffer(answer);
      return new Uint8Array(bytes).buffer;
    },
  };
}
