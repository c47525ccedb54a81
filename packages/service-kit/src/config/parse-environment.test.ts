import { type TObject, Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.js';
import { parseEnvironment } from './parse-environment.js';

const schema = Type.Object({
  PORT: Type.Integer({ minimum: 1, maximum: 65535, default: 8000 }),
  SHARE: Type.Number({ default: 0.2 }),
  ADDRESS: Type.String({ minLength: 1 }),
});

const problemsOf = (environment: Record<string, string>, asked: TObject = schema): readonly string[] => {
  try {
    parseEnvironment(asked, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems;
  }
};

describe('parseEnvironment', () => {
  it('gives each key the type of its schema and fills in defaults', () => {
    expect(parseEnvironment(schema, { ADDRESS: 'here', PORT: '9000', OTHER: 'x' })).toEqual({
      ADDRESS: 'here',
      PORT: 9000,
      SHARE: 0.2,
    });
  });

  it('takes an empty value for one that is not set', () => {
    expect(parseEnvironment(schema, { ADDRESS: 'here', PORT: ' ' })).toMatchObject({ PORT: 8000 });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseEnvironment(schema, { ADDRESS: 'here' }))).toBe(true);
  });

  it('names every key that is wrong, with what was found', () => {
    expect(problemsOf({ PORT: '70000', SHARE: 'much' })).toEqual([
      expect.stringMatching(/^ADDRESS .*it is not set$/),
      expect.stringMatching(/^PORT must be <= 65535, found "70000"$/),
      expect.stringMatching(/^SHARE must be number, found "much"$/),
    ]);
  });

  it('lists once what a key may be when it is one of a few words', () => {
    const size = Type.Object({ SIZE: Type.Union([Type.Literal('small'), Type.Literal('large')]) });

    expect(problemsOf({ SIZE: 'huge' }, size)).toEqual(['SIZE must be one of small, large, found "huge"']);
  });

  it('says in its message where to correct them', () => {
    expect(() => parseEnvironment(schema, {})).toThrow(ConfigurationError);
    expect(() => parseEnvironment(schema, {})).toThrow(/Correct these keys in \.env/);
  });
});
