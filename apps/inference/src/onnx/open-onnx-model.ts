import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { labelColumn } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { ServedModel } from '../models/served-model.js';
import type { OnnxFiles, RegisteredVersion } from '../registry/model-registry.js';
import { createOnnxThread, type OnnxThread } from './create-onnx-thread.js';
import { keepOnnxThread } from './keep-onnx-thread.js';
import { OnnxRowsError, OnnxThreadError } from './onnx-errors.js';
import type { OnnxStart } from './onnx-task.js';

/** Trees of 160 MB are read in 28 s of a processor: there is room for one that is busy, and for the runtime to begin. */
const openMsOf = (bytes: number) => 60_000 + Math.ceil(bytes / 1000);
/** A row takes a millisecond or less, after the turn of a batch. */
const rowMs = 2000;

/** A model that nobody has any more ends its thread, and gives its memory back. */
const unused = new FinalizationRegistry<OnnxThread>(
  (thread) => void thread.end('nobody has its model any more'),
);

/**
 * Makes a model that Python logged as ONNX ready to serve, on a thread of its own: neither reading it nor its batches keep others from
 * their answers, and what breaks it off breaks that thread alone.
 *
 * @param logger told when the thread ends and another takes its place.
 * @throws ModelRefusedError when it cannot be read, wants other columns or knows other classes than the data set's, or does not
 *   answer its own example.
 */
export async function openOnnxModel(
  version: RegisteredVersion,
  files: OnnxFiles,
  logger?: Pick<FastifyBaseLogger, 'error'>,
): Promise<ServedModel> {
  const shared = { ...files, onnx: share(files.onnx) };
  const thread = await keepOnnxThread({
    begin: (ended) =>
      createOnnxThread({
        start: (desk) => start({ files: shared, desk }),
        ended,
        openMs: openMsOf(files.onnx.length),
        rowMs,
      }),
    report: (message, err) => logger?.error({ err, version: version.version }, message),
  });
  const held = { thread };
  unused.register(held, thread);
  return {
    ...version,
    platform: 'onnx',
    fileBytes: files.onnx.length,
    classNames: labelColumn.classNames,
    categoryNumbers: thread.categoryNumbers,
    calibration: undefined,
    conformal: undefined,
    forest: undefined,
    predict(features) {
      try {
        return held.thread.predict(features);
      } catch (error) {
        throw explain(error, version);
      }
    },
    async predictColumns(columns) {
      try {
        return await held.thread.predictColumns(columns);
      } catch (error) {
        throw explain(error, version);
      } finally {
        // What is named after the wait is held until then.
        void held.thread;
      }
    },
  };
}

/** The file is kept as long as its model, for a thread that must take another's place. */
function share(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

// It imports other files of this app, which Node finds only where they were built: also in tests.
const threadFile = extname(import.meta.url) === '.ts' ? '../../dist/onnx/onnx-thread.js' : './onnx-thread.js';

const start = (workerData: OnnxStart) =>
  new Worker(new URL(threadFile, import.meta.url), { execArgv: [], workerData });

/** Whatever else may fail has been tried: it is the rows, or the thread. */
function explain(cause: unknown, { version: subject }: RegisteredVersion): unknown {
  if (cause instanceof OnnxRowsError) {
    const message = `Version ${subject} cannot answer for these rows: ${cause.message}`;
    return new DomainError('invalid', message, { subject, cause });
  }
  if (!(cause instanceof OnnxThreadError)) return cause;
  const message = `Version ${subject} cannot answer at the moment: ${cause.message}`;
  return new DomainError('unavailable', message, { subject, cause });
}
