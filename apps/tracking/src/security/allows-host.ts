import { BlockList, isIPv4, isIPv6 } from 'node:net';

// Loopback, private and link-local networks: a name that somebody else's DNS leads here is in none of them.
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addSubnet('::1', 128, 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** Whether a request may name the host (without a port): this machine, an address nearby, or one of `allowed`. */
export function allowsHost(host: string, allowed: readonly string[]): boolean {
  if (host === 'localhost') return true;
  if (isIPv4(host) && near.check(host)) return true;
  if (isIPv6(host) && near.check(host, 'ipv6')) return true;
  return allowed.some((pattern) => matches(host, pattern.toLowerCase()));
}

/** The host of a `Host` header in lower case, without port and brackets; undefined when it is none. */
export function hostOf(header: string | undefined): string | undefined {
  const [, bracketed, plain] =
    /^(?:\[([0-9a-f:.]+)\]|([^:/\\@?#\s[\]]+))(?::\d{1,5})?$/i.exec(header ?? '') ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** `*` stands for any part of a name. */
function matches(host: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(host);
}
