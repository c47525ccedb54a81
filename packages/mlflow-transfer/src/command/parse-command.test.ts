import { describe, expect, it } from 'vitest';
import { parseCommand } from './parse-command.js';

const here = 'http://127.0.0.1:5000';
const parse = (line: string) => parseCommand(line.split(' '), here);

describe('parseCommand', () => {
  it('imports to and exports from our own server unless another is named', () => {
    expect(parse('import --from mlflow.db')).toEqual({ from: 'mlflow.db', to: here });
    expect(parse('export --to http://other:5000')).toEqual({ from: here, to: 'http://other:5000' });
    expect(parse('import --from http://a --to http://b')).toEqual({ from: 'http://a', to: 'http://b' });
  });

  it.each([
    'import',
    'export',
    'move --from a --to http://b',
    'import --from a --into b',
    'import a --from b',
  ])('explains itself at "%s"', (line) => {
    expect(() => parse(line)).toThrow(/npm run mlflow -- import --from/);
  });

  it('refuses a target that is no server, or that is the source', () => {
    expect(() => parse('import --from a --to mlflow.db')).toThrow(/mlflow.db is no URL/);
    expect(() => parse(`import --from ${here}/`)).toThrow(/both source and target/);
  });
});
