import { setImmediate } from 'node:timers/promises';
import { DomainError } from '@canopy/service-kit/errors';
import type { RowOutcome } from '../../covers/predict-rows.js';
import type { BatchAnswerer } from '../../rollout/rollout.js';
import { addSet, type PredictionAnswer, predictionAnswer } from '../predictions/index.js';
import type { AnswerWriter } from './answer-writer.js';
import { type BatchRow, type RowReader, unreadable } from './row-reader.js';
import { takeAhead } from './take-ahead.js';

/** Rows that are predicted in one go: so few that whoever asks meanwhile waits for less than a millisecond. */
const blockRows = 64;
/** Blocks that are read before the first of them is answered, so that reading and the trees need not wait for each other. */
const blocksAhead = 3;

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

/** What becomes of the rows of a block. */
interface AskedBlock {
  outcomes: Promise<RowOutcome[]>;
}

/**
 * Answers rows as they come, a block at a time. Whoever takes the answers sets the pace: little more is read than has been asked for.
 * Throws what the reader throws before the first answer.
 */
export async function* answerBatch(batch: Batch): AsyncGenerator<Uint8Array> {
  const { writer, withSet } = batch;
  let index = 0;
  let head = writer.head;
  // As bytes at once, since a text of thousands of pieces outlives every collection of garbage until it is sent.
  const write = (outcomes: readonly RowOutcome[]): Uint8Array => {
    let text = head;
    head = '';
    for (const outcome of outcomes) text += writeOutcome(writer, outcome, index++, withSet);
    return Buffer.from(text);
  };
  try {
    for await (const { outcomes } of takeAhead(askBlocks(batch), blocksAhead)) {
      yield write(await outcomes);
      await setImmediate();
    }
  } catch (error) {
    // Once answers are on their way there is no status to say it by.
    if (!(error instanceof DomainError) || index === 0) throw error;
    yield write([unreadable(error.message, error.code)]);
  }
  yield Buffer.from(head + writer.tail);
}

async function* askBlocks({ pieces, reader, answerer, mostRows }: Batch): AsyncGenerator<AskedBlock> {
  let asked = 0;
  for await (const block of blocksOf(pieces, reader)) {
    const left = mostRows - asked;
    asked += block.length;
    if (asked > mostRows) {
      yield askBlock(answerer, [...block.slice(0, left), tooMany(mostRows)]);
      return;
    }
    yield askBlock(answerer, block);
  }
}

/** In an object, since a generator waits for a promise that it yields. */
function askBlock({ answer }: Batch['answerer'], rows: readonly BatchRow[]): AskedBlock {
  const unread = rows.map((row) => ('row' in row ? undefined : row));
  const outcomes = answer(rows.flatMap((row) => ('row' in row ? [row.row] : []))).then((answered) => {
    let place = 0;
    return unread.map((row) => row ?? answered[place++] ?? unanswered);
  });
  // Whoever is gone meanwhile does not wait for it.
  outcomes.catch(() => undefined);
  return { outcomes };
}

const unanswered: RowOutcome = { problems: [] };

function writeOutcome(writer: AnswerWriter, outcome: RowOutcome, index: number, withSet: boolean): string {
  const isFirst = index === 0;
  if (!('prediction' in outcome)) return writer.write({ index, detail: [...outcome.problems] }, isFirst);
  if (!withSet && writer.writePrediction) return writer.writePrediction(index, outcome.prediction, isFirst);
  return writer.write({ index, ...toAnswer(outcome, withSet) }, isFirst);
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

function toAnswer({ prediction, model }: PredictedRow, withSet: boolean): PredictionAnswer {
  const answer = predictionAnswer(prediction);
  if (withSet) addSet(answer, model, prediction);
  return answer;
}
