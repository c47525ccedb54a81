import { describe, expect, it } from 'vitest';
import { int64Column } from './int64.js';
import { parseAsWritten, parseJsonBody } from './parse-json-body.js';
import { writeMessage } from './write-message.js';

const parse = (text: string) => parseJsonBody(Buffer.from(text));

describe('writeMessage', () => {
  it('leaves out what is empty or unset', () => {
    expect(writeMessage({ runs: [], name: '', next: undefined, gone: null })).toBe('{"name":""}');
    expect(writeMessage({})).toBe('{}');
  });

  it('writes words for numbers that JSON has no form for', () => {
    expect(writeMessage({ a: [Number.NaN, Number.POSITIVE_INFINITY, -0.5] })).toBe(
      '{"a":["NaN","Infinity",-0.5]}',
    );
  });

  it('writes an integer beyond the doubles digit by digit', () => {
    expect(writeMessage({ step: int64Column('9223372036854775807'), ms: int64Column('1700000000000') })).toBe(
      '{"step":9223372036854775807,"ms":1700000000000}',
    );
  });
});

describe('parseJsonBody', () => {
  it('keeps the digits of large integers', () => {
    expect(parse('{"step":9223372036854775807,"small":12}')).toEqual({
      step: 9223372036854775807n,
      small: 12,
    });
  });

  it('opens JSON that was wrapped twice', () => {
    expect(parse(JSON.stringify('{"a":1}'))).toEqual({ a: 1 });
  });

  it.each(['', 'not json', 'null', '"text"'])('takes %j for no fields', (body) => {
    expect(parse(body)).toEqual({});
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(() => parseJsonBody(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('not valid UTF-8');
  });
});

describe('parseAsWritten', () => {
  it('keeps what is written of a whole number that is not written as one', () => {
    const body = Buffer.from('{"a":9.0,"b":9,"c":1e3,"d":0.5}');

    expect(JSON.stringify(parseAsWritten(body))).toBe('{"a":9.0,"b":9,"c":1e3,"d":0.5}');
  });
});
