import { Double, RunStatus } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { KeyValueField, ListOf, RequiredText, RunIdField } from './fields.js';
import { Int64 } from './int64.js';
import { type MessageOrigin, type MessageSchema, readMessage } from './read-message.js';

const Request = Type.Object({
  run_id: Type.Optional(RunIdField),
  max_results: Int64({ default: 100 }),
  value: Type.Optional(Double),
  status: Type.Optional(RunStatus),
  order_by: ListOf(Type.String()),
  tags: ListOf(KeyValueField),
  archive_existing_versions: Type.Optional(Type.Boolean()),
});
const read = (value: unknown, origin: MessageOrigin = 'json') =>
  readMessage(Request as unknown as MessageSchema, value, origin);
const defaults = { max_results: 100, order_by: [], tags: [] };

describe('readMessage', () => {
  it('fills in what is not given, takes null for that, and passes over what it does not know', () => {
    expect(read({ run_id: null, unknown: [1, { a: 2 }] })).toEqual(defaults);
  });

  it('takes camelCase, and the other name of a run', () => {
    expect(read({ maxResults: 5, runUuid: 'a' })).toEqual({ ...defaults, max_results: 5, run_id: 'a' });
    expect(read({ run_id: 'a', run_uuid: 'b' })).toMatchObject({ run_id: 'a' });
  });

  it('refuses one field in both spellings', () => {
    expect(() => read({ maxResults: 5, max_results: 5 })).toThrow("both 'max_results' and 'maxResults'");
  });

  it.each([
    [7, 7],
    ['7', 7],
    [7.0, 7],
    [2n ** 62n, 2n ** 62n],
    ['9223372036854775807', 2n ** 63n - 1n],
  ])('takes the integer %s', (given, expected) => {
    expect(read({ max_results: given })).toMatchObject({ max_results: expected });
  });

  it.each([1.5, true, 'x', '1e3', 2n ** 63n, '9223372036854775808', 1e19, [], {}])(
    'refuses the integer %s',
    (given) => {
      expect(() => read({ max_results: given })).toThrow(
        "for parameter 'max_results' supplied:  Hint: Value was of type",
      );
    },
  );

  it('takes numbers that JSON has only words for, and no booleans', () => {
    expect(read({ value: 'NaN' })).toMatchObject({ value: Number.NaN });
    expect(read({ value: '-Infinity' })).toMatchObject({ value: Number.NEGATIVE_INFINITY });
    expect(read({ value: '1.5e3' })).toMatchObject({ value: 1500 });
    expect(() => read({ value: true })).toThrow(
      "Invalid value true for parameter 'value' supplied:  Hint: Value was of type 'bool'.",
    );
  });

  it('takes an enum by name or number', () => {
    expect(read({ status: 'FINISHED' })).toMatchObject({ status: 'FINISHED' });
    expect(read({ status: 3 })).toMatchObject({ status: 'FINISHED' });
    expect(() => read({ status: 9 })).toThrow("parameter 'status'");
    expect(() => read({ status: 'DONE' })).toThrow("parameter 'status'");
  });

  it.each([[[3]], [{ toString: '3' }], [{ toString: null, valueOf: [] }], [1.5], [-1], [true]])(
    'takes %j for no enum',
    (status) => {
      expect(() => read({ status })).toThrow("parameter 'status'");
    },
  );

  it('says what is missing, and where', () => {
    const message = readMessage.bind(
      undefined,
      Type.Object({ name: RequiredText() }) as unknown as MessageSchema,
    );

    expect(() => message({}, 'json')).toThrow(
      "Missing value for required parameter 'name'. See the API docs for more information about request parameters.",
    );
    expect(() => message({ name: '' }, 'json')).toThrow("Missing value for required parameter 'name'.");
    expect(() => read({ tags: [{ key: 'a' }, { value: 'b' }] })).toThrow(
      "Missing value for required parameter 'tags[1].key'.",
    );
  });

  it.each(['a\0b', '\ud800'])('refuses a text that Postgres cannot hold', (text) => {
    expect(() => read({ order_by: [text] })).toThrow("parameter 'order_by[0]'");
  });

  it('reads a query, where everything is text and a list of one looks like one', () => {
    const query = { order_by: 'a', max_results: '3', archive_existing_versions: 'True' };

    expect(read(query, 'query')).toEqual({
      order_by: ['a'],
      tags: [],
      max_results: 3,
      archive_existing_versions: true,
    });
    expect(() => read({ archive_existing_versions: 'yes' }, 'query')).toThrow("must be 'true' or 'false'");
    expect(() => read({ order_by: 'a' })).toThrow('Invalid value "a" for parameter \'order_by\'');
  });

  it('takes nothing from the prototype', () => {
    expect(read(JSON.parse('{"__proto__": {"run_id": "x"}, "constructor": 1}'))).toEqual(defaults);
  });
});
