import { createHmac } from 'node:crypto';

/** The header `X-Canopy-Signature`: HMAC-SHA256 of the time (seconds since 1970), a dot and the body, in hex. */
export function signAlert(secret: string, seconds: number, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
