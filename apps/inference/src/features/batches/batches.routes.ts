import { Readable } from 'node:stream';
import { CovertypeMeasures } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { readFlags } from '../../requests/read-flags.js';
import { RequestProblems } from '../../requests/request-problems.js';
import { entityId } from '../../rollout/entity-id.js';
import type { Rollout } from '../../rollout/rollout.js';
import { answerBatch } from './answer-batch.js';
import { BatchAnswer } from './batch-answer.js';
import { batchTypes, chooseForms } from './batch-forms.js';
import { keepPace, type Pace } from './keep-pace.js';
import { readPieces, tooLarge } from './read-pieces.js';

export interface BatchLimits {
  readonly mostRows: number;
  readonly mostBytes: number;
  /** Batches that are answered at the same time. */
  readonly mostAtOnce: number;
  /** How fast one must come and be taken. */
  readonly pace?: Pace;
}

interface BatchesOptions {
  rollout: Pick<Rollout, 'beginBatch'>;
  limits: BatchLimits;
}

/** A kibibyte a second; whoever is slower keeps others from the few batches that are answered at once. */
const slowestPace: Pace = { everyMs: 60_000, leastBytes: 60 * 1024 };

const Extras = Type.Object({
  set: Type.Optional(
    Type.Boolean({ description: 'answer with the classes that each row may well be of, and `abstain`' }),
  ),
});
const text = { schema: Type.Unsafe<unknown>(Type.String()) };
const answers = { schema: Type.Array(BatchAnswer) };
const failure = (status: string) => ({
  description: status,
  content: { 'application/json': { schema: Failure } },
});

export function batchesRoutes(app: Service, { rollout, limits }: BatchesOptions, done: () => void): void {
  let underWay = 0;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(batchTypes, (_request, payload, parsed) => parsed(null, payload));

  app.post(
    '/predict/batch',
    {
      config: {
        asksModel: true,
        streamsBody: true,
        takesGzip: true,
        busyWith: () =>
          underWay < limits.mostAtOnce
            ? undefined
            : `${underWay} batches are being answered; send this one later.`,
      },
      schema: {
        summary: 'Predictions for many rows',
        description: `Rows as a JSON list, as NDJSON or as CSV with a header; answers in the form that Accept names, else in that of the rows. Both are streamed: answers begin before the rows end, and both may take as long as they like at a kibibyte a second or more. A row that cannot be predicted is answered by what is wrong with it, and the others are predicted. The body may be compressed with gzip. At most ${limits.mostRows} rows and ${limits.mostBytes} bytes, of which a row has a mebibyte at most.`,
        querystring: Extras,
        body: {
          content: {
            'application/json': { schema: Type.Array(CovertypeMeasures) },
            'application/x-ndjson': text,
            'text/csv': text,
          },
        },
        response: {
          200: {
            description: 'An answer a row, in their order',
            content: { 'application/json': answers, 'application/x-ndjson': text, 'text/csv': text },
          },
          406: failure('None of the forms is accepted'),
          413: failure('Too large'),
          415: failure('Rows of another form'),
          422: { description: 'No rows at all', content: { 'application/json': { schema: RequestRefusal } } },
          503: failure('No model, or too much to do'),
        },
      },
      validatorCompiler: ({ httpPart }) => (httpPart === 'querystring' ? readExtras : (value) => ({ value })),
    },
    async (request, reply) => {
      const answerer = rollout.beginBatch(() => entityId(request));
      request.answerer = answerer;
      const { headers } = request;
      if (Number(headers['content-length'] ?? 0) > limits.mostBytes) throw tooLarge(limits.mostBytes);
      const { reader, writer } = chooseForms(headers['content-type'] ?? '', headers.accept);
      underWay++;
      reply.raw.once('close', () => underWay--);
      keepPace(request, reply, limits.pace ?? slowestPace);
      const parts = answerBatch({
        // Where nothing at all is sent, Fastify makes no stream of it.
        pieces: readPieces((request.body ?? Readable.from([])) as Readable, {
          isCompressed: headers['content-encoding']?.trim().toLowerCase() === 'gzip',
          mostBytes: limits.mostBytes,
        }),
        reader,
        writer,
        answerer,
        withSet: request.query.set ?? false,
        mostRows: limits.mostRows,
      });
      // What is wrong with the body as a whole shows at its beginning, when there is still a status to say it by.
      const { value: first = noBytes } = await parts.next();
      return reply.type(writer.type).send(Readable.from(prepend(first, parts), { objectMode: false }));
    },
  );
  done();
}

const noBytes = new Uint8Array(0);

async function* prepend(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

function readExtras(query: unknown) {
  const read = readFlags(query, ['set']);
  return 'problems' in read ? { error: new RequestProblems(read.problems) } : { value: read.flags };
}
