import { example } from './example.js';

const { keys } = example;

const reasons: Readonly<Record<string, string>> = {
  400: `row 0: ${keys[0]}: Field required`,
  404: 'There is no model "another".',
  406: 'Answers are application/json, application/x-ndjson, text/csv, not image/png.',
  409: 'It has another value already.',
  413: 'A batch has 536870912 bytes at most: send it in parts.',
  415: 'The body has the charset utf-16: send it as UTF-8.',
  503: 'There is too much to do at the moment; ask again later.',
};

/** What a failure of a status looks like in the form that a route answers it in, by the properties that this form has. */
export function failureExample(status: string, properties: Readonly<Record<string, object>>): object {
  const reason = reasons[status] ?? reasons[400];
  if ('error_code' in properties) {
    return { error_code: status === '503' ? 'TEMPORARILY_UNAVAILABLE' : 'BAD_REQUEST', message: reason };
  }
  if ('error' in properties) return { error: reason };
  const { type } = { type: undefined, ...properties.detail };
  if (type !== 'array') return { detail: reason };
  return { detail: [{ loc: ['body', keys[0]], msg: 'Field required', type: 'missing' }] };
}
