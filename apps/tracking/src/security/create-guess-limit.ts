import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

export interface GuessLimit {
  /** How long no token from that address is looked at, in milliseconds; 0 when the next one is. */
  waitMs(address: string): number;
  /** A wrong token came from there. The same one again is no further guess: a client that is set up wrongly repeats itself. */
  count(address: string, token: string): void;
}

export interface GuessLimitOptions {
  /** Milliseconds on any scale. */
  clock: () => number;
  /** Different wrong tokens that an address may send within `windowMs`. */
  mostGuesses?: number;
  windowMs?: number;
  /** Addresses that are remembered; the one that was quiet longest is forgotten for another. */
  mostAddresses?: number;
}

/** Counts the different wrong tokens of each address, so that tokens cannot be found by trying. */
export function createGuessLimit({
  clock,
  mostGuesses = 10,
  windowMs = 60_000,
  mostAddresses = 10_000,
}: GuessLimitOptions): GuessLimit {
  // The most recent last, among the addresses as among the guesses of one.
  const addresses = new Map<string, Map<string, number>>();
  return {
    waitMs(address) {
      const guesses = addresses.get(networkOf(address));
      if (!guesses || guesses.size < mostGuesses) return 0;
      const [oldest = 0] = guesses.values();
      return Math.max(0, oldest + windowMs - clock());
    },
    count(address, token) {
      const network = networkOf(address);
      const guesses = addresses.get(network) ?? new Map<string, number>();
      addresses.delete(network);
      addresses.set(network, guesses);
      const guess = createHash('sha256').update(token).digest('base64');
      if (!guesses.has(guess)) guesses.set(guess, clock());
      if (guesses.size > mostGuesses) dropFirst(guesses);
      if (addresses.size > mostAddresses) dropFirst(addresses);
    },
  };
}

/** Whoever has one address of IPv6 has all those with the same first half. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::')) return address;
  const [head = ''] = address.split('::');
  return head.split(':').slice(0, 4).join(':');
}

function dropFirst(entries: Map<string, unknown>): void {
  for (const key of entries.keys()) {
    entries.delete(key);
    return;
  }
}
