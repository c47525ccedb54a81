import { describe, expect, it } from 'vitest';
import { anAnswer, someRows } from '../testing/some-rows.js';
import { parseAnswer } from './parse-answer.js';
import { SourceContractError } from './source-contract-error.js';

const text = (content: string) => Buffer.from(content);

describe('parseAnswer', () => {
  it("reads the source's answer", () => {
    expect(parseAnswer(anAnswer(someRows(2)), 1)).toEqual({
      group_number: 1,
      batch_number: 0,
      data: someRows(2),
    });
  });

  it.each([
    ['not JSON', text('<html>busy</html>'), /\(17 bytes\) is not JSON/],
    ['nothing', text(''), /\(0 bytes\) is cut short/],
    ['cut short in a text', anAnswer(someRows(2)).subarray(0, 50), /is cut short/],
    ['cut short between values', text('{"group_number":1,'), /is cut short/],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /is not UTF-8/],
    ['a list', text('[]'), /another shape than agreed/],
    ['without rows', text('{"group_number":1,"batch_number":0}'), /required propert/],
    ['rows that are no list', text('{"group_number":1,"batch_number":0,"data":{}}'), /at \/data/],
    ['for another group', anAnswer(someRows(1), 2), /for group 2, and group 1 asked/],
    ['an empty list of rows', anAnswer([]), /holds no rows/],
  ])('refuses an answer that is %s', (_name, bytes, reason) => {
    const parse = () => parseAnswer(bytes, 1);

    expect(parse).toThrow(SourceContractError);
    expect(parse).toThrow(reason);
  });
});
