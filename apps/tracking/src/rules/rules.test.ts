import { describe, expect, it } from 'vitest';
import { appendToUri } from './append-to-uri.js';
import { checkArtifactPath } from './check-artifact-path.js';
import { checkKey } from './check-key.js';
import { cutToLength } from './check-length.js';
import { checkAlias, checkModelName, readVersion } from './check-registry-names.js';
import { checkArtifactLocation } from './check-storage-uri.js';

describe('checkKey', () => {
  it.each(['a', 'a/b', 'a b', 'a:b', 'a-b_c.d', 'métrica', '数'])('takes %s', (key) => {
    expect(() => checkKey(key, 'name')).not.toThrow();
  });

  it.each([
    ['a&b', 'Names may only contain alphanumerics'],
    ['a\nb', 'Names may only contain alphanumerics'],
    ['', "This name would resolve to '.'"],
    ['.', "This name would resolve to '.'"],
    ['..', "This name would resolve to '..'"],
    ['../a', "This name would resolve to '../a'"],
    ['/a', "This name would resolve to '/a'"],
    ['a/', "This name would resolve to 'a'"],
    ['a//b', "This name would resolve to 'a/b'"],
    ['a/./b', "This name would resolve to 'a/b'"],
    ['a/../b', "This name would resolve to 'b'"],
  ])('refuses %j', (key, message) => {
    expect(() => checkKey(key, 'metrics[3].name')).toThrow(message);
    expect(() => checkKey(key, 'metrics[3].name')).toThrow("for parameter 'metrics[3].name' supplied: ");
  });
});

describe('checkArtifactPath', () => {
  it.each([
    ['model/data.bin', 'model/data.bin'],
    ['a//b/', 'a/b'],
    ['', ''],
    ['./a/.', 'a'],
    ['100%.txt', '100%.txt'],
    ['a b ñ+c', 'a b ñ+c'],
    ['...', '...'],
  ])('takes %j as %j', (path, key) => {
    expect(checkArtifactPath(path)).toBe(key);
  });

  it.each([
    '..',
    '../x',
    'a/../b',
    '/etc/passwd',
    'C:\\x',
    'c:x',
    '\\\\host\\share',
    'a\\..\\b',
    'a#b',
    'file:/etc',
    'FILE:///etc',
    '%2e%2e/x',
    '%252e%252e%252fx',
    '..%2f..%2fx',
    '. ',
    'a/ .. /b',
    'a/.%20',
    '%2fetc',
    'a%5c..%5cb',
    'a%00b',
    'a\nb',
    'a%23b',
  ])('refuses %j', (path) => {
    expect(() => checkArtifactPath(path)).toThrow('Invalid path');
  });
});

describe('checkArtifactLocation', () => {
  it.each([
    's3://bucket/a',
    'mlflow-artifacts:/x',
    'gs://b',
    'file:///tmp/x',
    's3://b/a?versionId=3',
    'wasbs://c@a.blob/x',
  ])('takes %s', (location) => {
    expect(() => checkArtifactLocation(location)).not.toThrow();
  });

  it.each([
    'http://169.254.169.254/x',
    'FTP://h/x',
    'mlflow-artifacts://host/x',
    'http:///#/../../../etc',
    's3://b/x;../../etc',
    's3://b/a?/../../../etc',
    's3://b/a?%2e%2e/x',
    'runs:/abc/x',
    `s3://b/${'x'.repeat(2048)}`,
  ])('refuses %s', (location) => {
    expect(() => checkArtifactLocation(location)).toThrow(/artifact/i);
  });
});

describe('names of the registry', () => {
  it.each(['', '  ', 'a/b', 'a:b', '.', '..'])('takes no model called %j', (name) => {
    expect(() => checkModelName(name)).toThrow();
  });

  it.each(['', 'a b', 'latest', 'LATEST', 'v1', 'V12', 'x'.repeat(256)])(
    'takes no alias called %j',
    (alias) => {
      expect(() => checkAlias(alias)).toThrow();
    },
  );

  it('takes ordinary ones', () => {
    expect(() => checkModelName('covertype_classifier')).not.toThrow();
    expect(() => checkAlias('champion-2')).not.toThrow();
  });

  it('reads a version, and knows that some can be none', () => {
    expect(readVersion('7')).toBe(7);
    expect(readVersion('99999999999999999999')).toBe(0);
    expect(readVersion('-1')).toBe(0);
    expect(() => readVersion('x')).toThrow("Parameter 'version' must be an integer, got 'x'.");
  });
});

describe('texts', () => {
  it('are cut by characters, not by halves of them', () => {
    expect(cutToLength('🌲🌲🌲', 2)).toBe('🌲🌲');
  });

  it('of a URI get further segments before the query', () => {
    expect(appendToUri('s3://b/a?x=1', 'r/artifacts')).toBe('s3://b/a/r/artifacts?x=1');
    expect(appendToUri('mlflow-artifacts:/', 'r')).toBe('mlflow-artifacts:/r');
  });
});
