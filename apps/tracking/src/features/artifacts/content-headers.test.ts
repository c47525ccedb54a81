import { describe, expect, it } from 'vitest';
import { contentHeaders } from './content-headers.js';

describe('contentHeaders', () => {
  it.each([
    ['a/notes.txt', 'text/plain'],
    ['model/MLmodel', 'text/plain'],
    ['page.html', 'text/html'],
    ['picture.png', 'image/png'],
    ['forest.canopy', 'application/octet-stream'],
    ['noending', 'application/octet-stream'],
  ])('gives %s the type %s, as a download that no browser runs', (path, type) => {
    expect(contentHeaders(path)).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringMatching(/^attachment; /),
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['a/plain.bin', 'attachment; filename=plain.bin'],
    ['a b.bin', 'attachment; filename="a b.bin"'],
    ['q".bin', 'attachment; filename="q\\".bin"'],
    ['ñ.bin', "attachment; filename=.bin; filename*=UTF-8''%C3%B1.bin"],
  ])('names %s safely (CVE-2024-0520)', (path, disposition) => {
    expect(contentHeaders(path)['content-disposition']).toBe(disposition);
  });
});
