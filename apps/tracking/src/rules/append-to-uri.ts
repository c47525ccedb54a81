/** A URI with further segments on its path, before its query if it has one. */
export function appendToUri(uri: string, segments: string): string {
  const query = uri.indexOf('?');
  const [path, rest] = query === -1 ? [uri, ''] : [uri.slice(0, query), uri.slice(query)];
  return `${path}${path.endsWith('/') ? '' : '/'}${segments}${rest}`;
}
