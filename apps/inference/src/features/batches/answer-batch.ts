import { setImmediate } from 'node:timers/promises';
import { DomainError } from '@canopy/service-kit/errors';
import type { RowOutcome } from '../../covers/predict-rows.js';
import type { BatchAnswerer } from '../../rollout/rollout.js';
import { addSet, type PredictionAnswer, predictionAnswer } from '../predictions/index.js';
import type { AnswerWriter } from './answer-writer.js';
import { type BatchRow, type RowReader, unreadable } from './row-reader.js';

/** Rows that are predicted in one go: so few that a single prediction meanwhile waits no longer than some milliseconds. */
const blockRows = 512;

type PredictedRow = Extract<RowOutcome, { prediction: unknown }>;

export interface Batch {
  pieces: AsyncIterable<string>;
  reader: RowReader;
  writer: AnswerWriter;
  answerer: Pick<BatchAnswerer, 'answer'>;
  withSet: boolean;
  /** Rows that are answered; where there are more, the last answer says so. */
  mostRows: number;
}

/**
 * Answers rows as they come, a block at a time. Whoever takes the answers sets the pace: no more is read than has been asked for.
 * Throws what the reader throws before the first answer.
 */
export async function* answerBatch(batch: Batch): AsyncGenerator<string> {
  const { reader, writer, mostRows } = batch;
  let index = 0;
  let head = writer.head;
  const answer = (rows: readonly BatchRow[]): string => {
    const first = index;
    index += rows.length;
    const text =
      head +
      predictBlock(batch, rows)
        .map((outcome, place) => write(outcome, first + place))
        .join('');
    head = '';
    return text;
  };
  const write = (outcome: RowOutcome, at: number): string => {
    const isFirst = at === 0;
    if (!('prediction' in outcome))
      return writer.write({ index: at, detail: [...outcome.problems] }, isFirst);
    if (!batch.withSet && writer.writePrediction)
      return writer.writePrediction(at, outcome.prediction, isFirst);
    return writer.write({ index: at, ...toAnswer(outcome, batch.withSet) }, isFirst);
  };

  try {
    for await (const block of blocksOf(batch.pieces, reader)) {
      if (index + block.length > mostRows) {
        yield answer([...block.slice(0, mostRows - index), tooMany(mostRows)]);
        break;
      }
      yield answer(block);
      await setImmediate();
    }
  } catch (error) {
    // Once answers are on their way there is no status to say it by.
    if (!(error instanceof DomainError) || index === 0) throw error;
    yield answer([unreadable(error.message, error.code)]);
  }
  yield head + writer.tail;
}

const tooMany = (mostRows: number) =>
  unreadable(`A batch has ${mostRows} rows at most; those from here on were not read`, 'too_long');

async function* blocksOf(pieces: AsyncIterable<string>, reader: RowReader): AsyncGenerator<BatchRow[]> {
  let waiting: BatchRow[] = [];
  for await (const piece of pieces) {
    waiting.push(...reader.push(piece));
    let first = 0;
    for (; waiting.length - first >= blockRows; first += blockRows) {
      yield waiting.slice(first, first + blockRows);
    }
    waiting = waiting.slice(first);
  }
  waiting.push(...reader.end());
  if (waiting.length > 0) yield waiting;
}

function predictBlock({ answerer }: Batch, rows: readonly BatchRow[]): RowOutcome[] {
  const readable = rows.flatMap((row) => ('row' in row ? [row.row] : []));
  const outcomes = answerer.answer(readable);
  let place = 0;
  return rows.map((row) => ('row' in row ? (outcomes[place++] ?? row) : row)) as RowOutcome[];
}

function toAnswer({ prediction, model }: PredictedRow, withSet: boolean): PredictionAnswer {
  const answer = predictionAnswer(prediction);
  if (withSet) addSet(answer, model, prediction);
  return answer;
}
