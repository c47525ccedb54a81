import { describe, expect, it } from 'vitest';
import { authorization } from './authorization.js';

describe('authorization', () => {
  it.each([
    [{}, undefined],
    [{ token: 'secret' }, 'Bearer secret'],
    // printf 'Aladdin:open sesame' | base64, the example of RFC 7617; the second is of its section 2.1.
    [{ username: 'Aladdin', password: 'open sesame' }, 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    [{ username: 'test', password: '123£' }, 'Basic dGVzdDoxMjPCow=='],
    [{ username: 'a', password: 'b', token: 'secret' }, 'Basic YTpi'],
    [{ username: 'a', token: 'secret' }, 'Bearer secret'],
  ])('makes of %j the header %s', (credentials, header) => {
    expect(authorization(credentials)).toBe(header);
  });
});
