import { DomainError } from '@canopy/service-kit/errors';
import { type AnswerWriter, answerWriters } from './answer-writer.js';
import { createCsvReader } from './create-csv-reader.js';
import { createJsonReader } from './create-json-reader.js';
import { createNdjsonReader } from './create-ndjson-reader.js';
import type { RowReader } from './row-reader.js';

type FormName = keyof typeof answerWriters;

const readers = {
  json: createJsonReader,
  ndjson: createNdjsonReader,
  csv: createCsvReader,
} satisfies Record<FormName, () => RowReader>;

const formOfType: Readonly<Record<string, FormName>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
};

/** The types that a batch may have. */
export const batchTypes = Object.keys(formOfType);

/** How a body is read, and how its answer is written: in the form that `accept` asks for, else in that of the body. */
export function chooseForms(
  contentType: string,
  accept: string | undefined,
): { reader: RowReader; writer: AnswerWriter } {
  const form = formOfType[bareType(contentType)] ?? 'json';
  return { reader: readers[form](), writer: answerWriters[chooseAnswer(accept, form)] };
}

function chooseAnswer(accept: string | undefined, form: FormName): FormName {
  if (accept === undefined || accept.trim() === '') return form;
  const asked = accept
    .split(',')
    .map((range) => ({ type: bareType(range), weight: Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { type } of asked) {
    const found = formOfType[type];
    if (found !== undefined) return found;
    if (type === '*/*' || `${type.split('/')[0]}/*` === type) return form;
  }
  throw new DomainError('unacceptable', `Answers are ${batchTypes.join(', ')}, not ${accept}.`);
}

const bareType = (type: string) => (type.split(';')[0] ?? '').trim().toLowerCase();
