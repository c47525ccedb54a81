import { labelColumn } from '@canopy/covertype';
import type { CoverPrediction } from '../../covers/cover-prediction.js';
import { classKey, classNameKey, writeAnswer } from '../predictions/index.js';
import type { BatchAnswer } from './batch-answer.js';

/** A form in which answers are written, one after another. */
export interface AnswerWriter {
  readonly type: string;
  readonly head: string;
  /** `isFirst` of all. */
  write(answer: BatchAnswer, isFirst: boolean): string;
  /** The same for a prediction with nothing besides, where that can be written without an object between. */
  writePrediction?(index: number, prediction: CoverPrediction, isFirst: boolean): string;
  readonly tail: string;
}

const jsonWriter: AnswerWriter = {
  type: 'application/json; charset=utf-8',
  head: '[',
  write: (answer, isFirst) => (isFirst ? JSON.stringify(answer) : `,\n${JSON.stringify(answer)}`),
  writePrediction: (index, prediction, isFirst) =>
    writeAnswer(prediction, `${isFirst ? '' : ',\n'}{"index":${index},`),
  tail: ']\n',
};

const ndjsonWriter: AnswerWriter = {
  type: 'application/x-ndjson; charset=utf-8',
  head: '',
  write: (answer) => `${JSON.stringify(answer)}\n`,
  writePrediction: (index, prediction) => `${writeAnswer(prediction, `{"index":${index},`)}\n`,
  tail: '',
};

const labels = labelColumn.classNames.map((_, label) => String(label));
const csvColumns = [
  ...['index', 'prediction_id', classKey, classNameKey, 'confidence'],
  ...labels.map((label) => `probability_${label}`),
  ...['model_version', 'prediction_set', 'abstain', 'warnings', 'problems'],
];

const csvWriter: AnswerWriter = {
  type: 'text/csv; charset=utf-8; header=present',
  head: `${csvColumns.join()}\r\n`,
  write: (answer) => `${cellsOf(answer).map(quote).join()}\r\n`,
  tail: '',
};

function cellsOf(answer: BatchAnswer): unknown[] {
  if (!('probabilities' in answer)) {
    const problems = answer.detail.map(({ loc, msg }) => [...loc.slice(1), msg].join(': '));
    return [answer.index, ...csvColumns.slice(2).map(() => ''), problems.join('; ')];
  }
  return [
    ...[answer.index, answer.prediction_id, answer[classKey], answer[classNameKey], answer.confidence],
    ...labels.map((label) => answer.probabilities[label]),
    answer.model_version,
    answer.prediction_set?.classes.join(' '),
    answer.abstain,
    answer.warnings?.join('; '),
    '',
  ];
}

function quote(cell: unknown): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const answerWriters = { json: jsonWriter, ndjson: ndjsonWriter, csv: csvWriter } as const;
