import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether an `Authorization` header carries one of the tokens: as `Bearer`, or as the password of `Basic` under any
 * name, which are the two ways that MLflow's clients know.
 */
export function createTokenCheck(tokens: readonly string[]): (authorization: string | undefined) => boolean {
  const known = tokens.map(digest);
  return (authorization) => {
    const given = tokenOf(authorization);
    if (given === undefined) return false;
    const hash = digest(given);
    // Each is compared, so that the time says nothing of which one it was.
    return known.map((token) => timingSafeEqual(token, hash)).includes(true);
  };
}

function tokenOf(authorization: string | undefined): string | undefined {
  const [, scheme, credentials = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return credentials;
  const decoded = Buffer.from(credentials, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon === -1 ? undefined : decoded.slice(colon + 1);
}

const digest = (token: string) => createHash('sha256').update(token).digest();
