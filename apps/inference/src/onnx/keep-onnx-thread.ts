import type { OnnxThread } from './create-onnx-thread.js';
import { OnnxThreadError } from './onnx-errors.js';

export interface KeepOnnxThreadOptions {
  /** Begins a thread, which tells when it has ended. */
  begin(ended: (cause: OnnxThreadError) => void): Promise<OnnxThread>;
  /** Told of each thread that ended by itself, and of one that could not take its place. */
  report(message: string, cause: unknown): void;
  now?: () => number;
}

/** A model that breaks its thread with every question is not read anew for each of them. */
const pauseMs = 10_000;

/**
 * A thread, and after it has ended another in its place. While that reads the model a single row is refused, for nobody can wait so long;
 * many wait. A thread that gave no answer goes round for ever, and is not followed by a second one that does.
 */
export async function keepOnnxThread({
  begin,
  report,
  now = Date.now,
}: KeepOnnxThreadOptions): Promise<OnnxThread> {
  let present: OnnxThread | undefined;
  let coming: Promise<void> | undefined;
  let cause: unknown;
  let isLast = false;
  let begunAt = now();

  function ended(why: OnnxThreadError): void {
    cause = why;
    present = undefined;
    if (isLast) return;
    isLast = why.isStuck;
    report(isLast ? 'a model gives no answer any more' : 'the thread of a model ended', why);
  }

  function mend(): void {
    if (isLast || coming !== undefined || now() - begunAt < pauseMs) return;
    begunAt = now();
    coming = begin(ended)
      .then(
        (thread) => {
          present = thread;
        },
        (error: unknown) => {
          cause = error;
          report('a model could not be read again', error);
        },
      )
      .finally(() => {
        coming = undefined;
      });
  }

  const absent = () =>
    new OnnxThreadError(coming === undefined ? cause : 'it is read again, since its thread had ended');

  const first = await begin(ended);
  present = first;
  return {
    categoryNumbers: first.categoryNumbers,
    predict(features) {
      if (present === undefined) mend();
      if (present === undefined) throw absent();
      return present.predict(features);
    },
    async predictColumns(columns) {
      if (present === undefined) mend();
      await coming;
      if (present === undefined) throw absent();
      return present.predictColumns(columns);
    },
    async end(why) {
      isLast = true;
      await present?.end(why);
    },
  };
}
