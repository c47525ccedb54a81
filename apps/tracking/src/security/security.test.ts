import { describe, expect, it } from 'vitest';
import { allowsHost, hostOf } from './allows-host.js';
import { allowsOrigin } from './allows-origin.js';
import { createTokenCheck } from './create-token-check.js';

describe('allowsHost', () => {
  it.each([
    'localhost:5000',
    '127.0.0.1',
    '127.1.2.3:80',
    '10.0.0.7',
    '172.31.1.1',
    '192.168.0.4:5000',
    '[::1]:5000',
    'LOCALHOST',
  ])('takes %s', (header) => {
    expect(allowsHost(hostOf(header) ?? '', [])).toBe(true);
  });

  it.each([
    'evil.example',
    '10.evil.example',
    '8.8.8.8',
    '172.32.0.1',
    'localhost.evil.example',
    '127.0.0.1.nip.example',
  ])('refuses %s', (header) => {
    expect(allowsHost(hostOf(header) ?? '', ['mlflow.example', '*.canopy.example'])).toBe(false);
  });

  it('takes the names that are configured, whatever the port', () => {
    const allowed = ['mlflow.example', '*.canopy.example'];

    expect(allowsHost(hostOf('MLflow.example:8443') ?? '', allowed)).toBe(true);
    expect(allowsHost(hostOf('a.canopy.example') ?? '', allowed)).toBe(true);
    expect(allowsHost(hostOf('canopy.example.evil') ?? '', allowed)).toBe(false);
  });

  it.each([undefined, '', 'a b', 'user@localhost', 'localhost/x', 'localhost:port', '[::1'])(
    'finds no host in %s',
    (header) => {
      expect(hostOf(header)).toBeUndefined();
    },
  );
});

describe('allowsOrigin', () => {
  const host = '192.168.0.4:5000';

  it.each([
    'http://localhost:3000',
    'https://127.0.0.1',
    'http://[::1]:8',
    'http://192.168.0.4:5000',
    'https://app.example',
  ])('takes %s', (origin) => {
    expect(allowsOrigin(origin, { host, allowed: ['https://app.example'] })).toBe(true);
  });

  it.each([
    'null',
    'http://evil.example',
    'http://localhost.evil.example',
    'https://app.example.evil',
    'http://192.168.0.9',
  ])('refuses %s', (origin) => {
    expect(allowsOrigin(origin, { host, allowed: ['https://app.example'] })).toBe(false);
  });
});

describe('createTokenCheck', () => {
  const isKnown = createTokenCheck(['first-token-1', 'second:token-2']);
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it('takes each token, as bearer or as a password', () => {
    expect(isKnown('Bearer first-token-1')).toBe(true);
    expect(isKnown('bearer second:token-2')).toBe(true);
    expect(isKnown(basic('anybody:second:token-2'))).toBe(true);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer first',
    'first-token-1',
    basic('first-token-1'),
    basic('first-token-1:'),
  ])('refuses %s', (header) => {
    expect(isKnown(header)).toBe(false);
  });
});
