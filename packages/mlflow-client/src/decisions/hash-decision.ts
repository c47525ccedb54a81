import type { Decision } from '../entities/decision.js';
import { canonicalJson } from './canonical-json.js';

/** What the first decision has in place of the hash of one before it. */
export const firstPreviousHash = '0'.repeat(64);

/**
 * SHA-256, in hex, of the canonical JSON of all fields but the hash. The hash of the decision before is among them, so
 * that nobody can change one without changing all that follow.
 */
export async function hashDecision({
  hash: _,
  ...content
}: Omit<Decision, 'hash'> & { hash?: string }): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(content)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
