import { posix } from 'node:path';
import { lookup } from 'mime-types';

// What a person would read is shown as plain text, so that no browser takes it for a page or a script.
const textEndings =
  'txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst ipynb MLmodel mlmodel MLproject mlproject'.split(
    ' ',
  );

/** The headers of an artifact: always a download, never a page of this server. */
export function contentHeaders(path: string): Record<string, string> {
  const name = posix.basename(path);
  const ending = posix.extname(name).slice(1) || name;
  const type = textEndings.includes(ending) ? 'text/plain' : lookup(name) || 'application/octet-stream';
  return {
    'content-type': type,
    'content-disposition': contentDisposition(name),
    // Should a browser open it all the same, it runs nothing and loads nothing.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}

/** https://www.rfc-editor.org/rfc/rfc6266#section-4.1 */
function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '');
  const plain = /^[\w!#$&+.^`|~-]+$/.test(ascii) ? ascii : `"${ascii.replace(/["\\]/g, '\\$&')}"`;
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename=${plain}${ascii === name ? '' : `; filename*=UTF-8''${extended}`}`;
}
