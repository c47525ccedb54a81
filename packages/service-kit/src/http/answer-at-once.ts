import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import fastifyPlugin from 'fastify-plugin';
import { countHosts } from './require-one-host.js';

/**
 * Makes the JSON of a 200 from the text of a JSON body, or undefined to leave the request to its route. So does whatever it throws,
 * which the route then throws again; until then it must not have changed anything.
 */
export type AnswerAtOnce = (body: string, headers: IncomingHttpHeaders) => string | undefined;

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers posts of JSON to exactly this path without its route, where that can be done at once. */
    answerAtOnce(path: string, answer: AnswerAtOnce): void;
  }
}

/**
 * Lets a route have a short cut for requests that are as most are: come whole, with nothing about them that needs a hook. To route
 * a request, run its hooks, read its body by events and keep a reply takes Fastify as long as a small answer itself takes. All
 * others go the usual way, as if nobody had looked at them. `isOpen` says whether there is a short cut at the moment, and `takeTurn`
 * when one may be taken.
 */
export const answersAtOnce = fastifyPlugin<{ isOpen(): boolean; takeTurn(begin: () => void): void }>(
  async (app, { isOpen, takeTurn }) => {
    const answers = new Map<string, AnswerAtOnce>();
    const { server } = app;
    const routes = server.listeners('request') as ((...asked: [IncomingMessage, ServerResponse]) => void)[];
    const waiting: Asked[] = [];
    let isClosing = false;

    function goUsualWay(request: IncomingMessage, response: ServerResponse): void {
      for (const route of routes) route.call(server, request, response);
    }

    function answerOf({ request, answer }: Asked): string | undefined {
      const hasCome = request.readableLength === Number(request.headers['content-length']);
      const body: Buffer | null = hasCome ? request.read() : null;
      const text = body === null ? undefined : tryToAnswer(answer, body, request.headers);
      if (text === undefined && body !== null) request.unshift(body);
      return text;
    }

    function send({ request, response, began }: Asked, text: string): void {
      response.writeHead(200, [...headers, 'content-length', String(Buffer.byteLength(text))]);
      response.end(text);
      app.observeRequest('POST', request.url ?? '', 200, performance.now() - began);
    }

    // All are made before the first is sent: that wakes whoever waits for it, and the others find them awake.
    function answerWaiting(): void {
      // Nobody waits any more for one that was given up meanwhile.
      const now = waiting.splice(0).filter(({ response }) => !response.destroyed);
      const texts = now.map(answerOf);
      for (const [index, asked] of now.entries()) {
        const text = texts[index];
        if (text !== undefined) send(asked, text);
        else goUsualWay(asked.request, asked.response);
      }
    }

    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const answer = request.method === 'POST' ? answers.get(request.url ?? '') : undefined;
      if (answer === undefined || isClosing || !isPlain(request) || !isOpen()) goUsualWay(request, response);
      else {
        const asked: Asked = { request, response, answer, began: performance.now() };
        takeTurn(() => {
          // By then the parser has seen all that came with the headers.
          if (waiting.push(asked) === 1) setImmediate(answerWaiting);
        });
      }
    });
    app.addHook('preClose', async () => {
      isClosing = true;
    });
    app.decorate('answerAtOnce', (path, answer) => void answers.set(path, answer));
  },
  { name: 'answers-at-once', dependencies: ['measure-requests'] },
);

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  answer: AnswerAtOnce;
  /** When it came, in milliseconds of the process. */
  began: number;
}

const headers = ['x-content-type-options', 'nosniff', 'content-type', 'application/json; charset=utf-8'];

const isPlain = ({ headers, rawHeaders }: IncomingMessage) =>
  headers['content-type'] === 'application/json' &&
  headers['content-encoding'] === undefined &&
  countHosts(rawHeaders) < 2;

function tryToAnswer(answer: AnswerAtOnce, body: Buffer, headers: IncomingHttpHeaders): string | undefined {
  try {
    return answer(body.toString(), headers);
  } catch {
    return undefined;
  }
}
