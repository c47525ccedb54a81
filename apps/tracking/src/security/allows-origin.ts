import { hostOf } from './allows-host.js';

/** Whether a page of that origin may change something here: one of this machine, of this server, or of `allowed`. */
export function allowsOrigin(
  origin: string,
  { host, allowed }: { host: string | undefined; allowed: readonly string[] },
): boolean {
  if (allowed.includes('*') || allowed.includes(origin)) return true;
  const authority = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1];
  if (authority === undefined) return false;
  if (authority.toLowerCase() === host?.toLowerCase()) return true;
  return ['localhost', '127.0.0.1', '::1'].includes(hostOf(authority) ?? '');
}
