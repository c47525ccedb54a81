import { describe, expect, it } from 'vitest';
import { parseArguments } from './parse-arguments.js';

describe('parseArguments', () => {
  it('reads a command with its options', () => {
    expect(parseArguments(['start', '--port-offset', '21000'])).toEqual({
      command: 'start',
      portOffset: 21_000,
      yes: false,
    });
    expect(parseArguments(['reset', '--yes'])).toEqual({ command: 'reset', portOffset: 0, yes: true });
  });

  it.each([
    [[], 'There is no command ""'],
    [['begin'], 'There is no command "begin"'],
    [['start', 'now'], 'There is no command "start now"'],
    [['start', '--port-offset', 'many'], '--port-offset wants a whole number, found "many"'],
    [['start', '--port-ofset', '1'], "Unknown option '--port-ofset'"],
  ])('refuses %j and shows how it is used', (words, message) => {
    expect(() => parseArguments(words)).toThrow(message);
    expect(() => parseArguments(words)).toThrow('npm start');
  });
});
