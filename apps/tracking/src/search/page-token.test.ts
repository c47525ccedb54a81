import { describe, expect, it } from 'vitest';
import { readPageToken, writePageToken } from './page-token.js';

describe('page tokens', () => {
  it('give back where the page ended', () => {
    expect(readPageToken(writePageToken(['1', 'ünï'], ['start_time']), ['start_time'])).toEqual(['1', 'ünï']);
  });

  it('belong to the order that they were given for', () => {
    expect(() => readPageToken(writePageToken(['1'], []), ['start_time'])).toThrow('Invalid page token');
  });

  it.each(['', 'garbled', '!!', Buffer.from('{"offset":5}').toString('base64')])('refuses %j', (token) => {
    expect(() => readPageToken(token, [])).toThrow('Invalid page token');
  });

  it('is refused in the words of MLflow where it is no base64 of ours', () => {
    expect(() => readPageToken('evilhax', [])).toThrow('Invalid page token, could not base64-decode');
  });
});
