import { describe, expect, it } from 'vitest';
import { allowsHost, hostOf } from './allows-host.js';
import { allowsOrigin } from './allows-origin.js';
import { createGuessLimit } from './create-guess-limit.js';
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

describe('createGuessLimit', () => {
  const aLimit = () => {
    const time = { now: 0 };
    const limit = createGuessLimit({
      clock: () => time.now,
      mostGuesses: 3,
      windowMs: 1000,
      mostAddresses: 2,
    });
    const guess = (address: string, ...tokens: string[]) => {
      for (const token of tokens) limit.count(address, token);
    };
    return { time, limit, guess };
  };

  it('looks at no token of an address that sent too many wrong ones, until the first is old', () => {
    const { time, limit, guess } = aLimit();
    guess('192.0.2.1', 'a', 'b');
    expect(limit.waitMs('192.0.2.1')).toBe(0);

    time.now = 400;
    guess('192.0.2.1', 'c');

    expect(limit.waitMs('192.0.2.1')).toBe(600);
    expect(limit.waitMs('192.0.2.2')).toBe(0);
    time.now = 1000;
    expect(limit.waitMs('192.0.2.1')).toBe(0);
    guess('192.0.2.1', 'd');
    expect(limit.waitMs('192.0.2.1')).toBe(0);
    guess('192.0.2.1', 'e');
    expect(limit.waitMs('192.0.2.1')).toBe(400);
  });

  it('takes one wrong token again and again for one guess', () => {
    const { limit, guess } = aLimit();

    guess('192.0.2.1', 'a', 'a', 'a', 'a', 'b');

    expect(limit.waitMs('192.0.2.1')).toBe(0);
  });

  it('takes addresses of one network of IPv6 for one, and loopback for itself', () => {
    const { limit, guess } = aLimit();

    guess('2001:db8:1:2::7', 'a', 'b');
    guess('2001:db8:1:2:3:4:5:6', 'c');

    expect(limit.waitMs('2001:db8:1:2:ffff::1')).toBe(1000);
    expect(limit.waitMs('2001:db8:1:3::7')).toBe(0);
    expect(limit.waitMs('::1')).toBe(0);
  });

  it('forgets the address that was quiet longest for another', () => {
    const { limit, guess } = aLimit();
    guess('192.0.2.1', 'a', 'b', 'c');
    guess('192.0.2.2', 'a');

    guess('192.0.2.3', 'a');

    expect(limit.waitMs('192.0.2.1')).toBe(0);
  });
});
