import { readCsvRows } from './read-csv-rows.js';
import { readScoringRows } from './read-scoring-rows.js';
import { invalidInput, ScoringTypeError } from './scoring-refusals.js';

const types = ['text/csv', 'application/json'];

/**
 * The rows of a request to `/invocations`, each as an object by column name. The refusals are in MLflow's words, for whoever looks
 * for them: https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/pyfunc/scoring_server/__init__.py
 *
 * @throws ScoringTypeError for another type or encoding of the body.
 * @throws DomainError `invalid` for a body that cannot be read.
 */
export function readScoringBody(contentType: string, body: Uint8Array): Record<string, unknown>[] {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim());
  const names = parameters.map((parameter) => parameter.split('=')[0] ?? '');
  const unexpected = names.filter((name) => name !== 'charset' && name !== '');
  if (unexpected.length > 0) {
    throw new ScoringTypeError(`Unrecognized content type parameters: ${unexpected.join(', ')}.`);
  }
  if (!types.includes(type)) {
    const known = types.map((name) => `'${name}'`).join(', ');
    throw new ScoringTypeError(
      `This predictor only supports the following content types: Types: [${known}]. Got '${contentType}'.`,
    );
  }
  const text = decode(body, type);
  return type === 'text/csv' ? readCsvRows(text) : readScoringRows(parseJson(text));
}

function decode(body: Uint8Array, type: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (cause) {
    const what = type === 'text/csv' ? 'UTF-8 encoded' : 'JSON formatted';
    throw invalidInput(`Ensure that input is a valid ${what} string. Error: '${(cause as Error).message}'`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause as SyntaxError;
    throw invalidInput(`Ensure that input is a valid JSON formatted string. Error: '${message}'`);
  }
}
