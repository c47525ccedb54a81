import { DomainError } from '@canopy/service-kit/errors';
import type { RowOutcome } from '../../covers/predict-rows.js';
import type { Rows } from '../../covers/rows.js';
import type { BatchAnswerer } from '../../rollout/rollout.js';
import { addSet, type PredictionAnswer, predictionAnswer } from '../predictions/index.js';
import type { AnswerWriter } from './answer-writer.js';
import { nextTurn } from './next-turn.js';
import { readBlocks } from './read-blocks.js';
import { type RowReader, unreadable } from './row-reader.js';
import { takeAhead } from './take-ahead.js';
import { WrittenText } from './written-text.js';

/** Blocks that are read before the first of them is answered, so that reading and the trees need not wait for each other. */
const blocksAhead = 3;

type PredictedRow = Extract<RowOutcome, { prediction: unknown }>;

export interface Batch {
  pieces: AsyncIterable<Uint8Array>;
  reader: RowReader;
  writer: AnswerWriter;
  answerer: Pick<BatchAnswerer, 'answer'>;
  withSet: boolean;
  /** Rows that are answered; where there are more, the last answer says so. */
  mostRows: number;
}

/** What becomes of the rows of a block. */
interface AskedBlock {
  outcomes: Promise<Iterable<RowOutcome>>;
}

/**
 * Answers rows as they come, a block at a time. Whoever takes the answers sets the pace: little more is read than has been asked for.
 * Throws what the reader throws before the first answer.
 */
export async function* answerBatch(batch: Batch): AsyncGenerator<Uint8Array> {
  const { writer, withSet } = batch;
  const written = new WrittenText();
  let index = 0;
  written.add(writer.head);
  try {
    for await (const { outcomes } of takeAhead(askBlocks(batch), blocksAhead)) {
      for (const outcome of await outcomes) {
        written.add(writeOutcome(writer, outcome, index++, withSet));
        if (written.isFull) yield written.take();
      }
      yield written.take();
      await nextTurn();
    }
  } catch (error) {
    // Once answers are on their way there is no status to say it by.
    if (!(error instanceof DomainError) || index === 0) throw error;
    written.add(writeOutcome(writer, unreadable(error.message, error.code), index, withSet));
  }
  written.add(writer.tail);
  yield written.take();
}

async function* askBlocks({ pieces, reader, answerer, mostRows }: Batch): AsyncGenerator<AskedBlock> {
  let asked = 0;
  for await (const block of readBlocks(pieces, reader)) {
    const left = mostRows - asked;
    asked += block.length;
    if (asked > mostRows) {
      block.cutTo(left);
      block.add(tooMany(mostRows));
    }
    yield askBlock(answerer, block);
    await nextTurn();
    if (asked > mostRows) return;
  }
}

/** In an object, since a generator waits for a promise that it yields. */
function askBlock({ answer }: Batch['answerer'], rows: Rows): AskedBlock {
  const outcomes = answer(rows);
  // Whoever is gone meanwhile does not wait for it.
  outcomes.catch(() => undefined);
  return { outcomes };
}

function writeOutcome(writer: AnswerWriter, outcome: RowOutcome, index: number, withSet: boolean): string {
  const isFirst = index === 0;
  if (!('prediction' in outcome)) return writer.write({ index, detail: [...outcome.problems] }, isFirst);
  if (!withSet && writer.writePrediction) return writer.writePrediction(index, outcome.prediction, isFirst);
  return writer.write({ index, ...toAnswer(outcome, withSet) }, isFirst);
}

const tooMany = (mostRows: number) =>
  unreadable(`A batch has ${mostRows} rows at most; those from here on were not read`, 'too_long');

function toAnswer({ prediction, model }: PredictedRow, withSet: boolean): PredictionAnswer {
  const answer = predictionAnswer(prediction);
  if (withSet) addSet(answer, model, prediction);
  return answer;
}
