/** The same server by its database `postgres`, which every server has. */
export function maintenanceUrl(url: string): string {
  const server = new URL(url);
  server.pathname = '/postgres';
  return server.href;
}
