import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ModelRefusedError } from '../models/model-refused-error.js';
import {
  deskStates,
  layDesk,
  type OnnxAnswer,
  type OnnxOpening,
  type OnnxQuestion,
  type OnnxStart,
} from './onnx-task.js';
import { type OnnxModel, readOnnxModel } from './read-onnx-model.js';

// A thread of its own: the runtime reads a model, and predicts, on the thread that asks it, and a damaged model may hold that for ever.

/** Rows after which a single one that waits has its turn: some milliseconds. */
const rowsInTurn = 64;

const { files, desk }: OnnxStart = workerData;
const { state, probabilities, text } = layDesk(desk);

async function open(): Promise<OnnxModel | undefined> {
  try {
    const model = await readOnnxModel(files);
    parentPort?.postMessage({ categoryNumbers: model.categoryNumbers } satisfies OnnxOpening);
    return model;
  } catch (error) {
    const reason = reasonOf(error);
    const told: OnnxOpening = error instanceof ModelRefusedError ? { refused: reason } : { broken: reason };
    parentPort?.postMessage(told);
    return undefined;
  }
}

function answerRow(model: OnnxModel, row: readonly number[]): void {
  let outcome: number = deskStates.answered;
  try {
    probabilities.set(model.predict(row));
  } catch (error) {
    outcome = deskStates.failed;
    // Bytes of a text cannot be written into shared memory directly.
    const bytes = new TextEncoder().encode(reasonOf(error)).subarray(0, text.length);
    text.set(bytes);
    state[1] = bytes.length;
  }
  Atomics.store(state, 0, outcome);
  Atomics.notify(state, 0);
}

async function answerRows(
  model: OnnxModel,
  { id, columns }: Extract<OnnxQuestion, { id: number }>,
): Promise<void> {
  const rowCount = columns[0]?.length ?? 0;
  const answer = new Float64Array(rowCount * probabilities.length);
  try {
    for (let first = 0; first < rowCount; first += rowsInTurn) {
      const turn = columns.map((column) => column.subarray(first, first + rowsInTurn));
      answer.set(model.predictColumns(turn), first * probabilities.length);
      await setImmediate();
    }
    parentPort?.postMessage({ id, answer } satisfies OnnxAnswer, [answer.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, failure: reasonOf(error) } satisfies OnnxAnswer);
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const model = await open();
if (model !== undefined) {
  parentPort?.on('message', (question: OnnxQuestion) => {
    if ('row' in question) answerRow(model, question.row);
    else void answerRows(model, question);
  });
}
