import { invalid } from '../protocol/refusals.js';

const longestKey = 200;

/** @throws TrackingError when the `Idempotency-Key` of a request cannot be one. */
export function checkIdempotencyKey(key: string | undefined): void {
  if (key === undefined) return;
  if (key === '' || key.length > longestKey) {
    throw invalid(
      `The header Idempotency-Key must have 1 to ${longestKey} characters, it has ${key.length}.`,
    );
  }
}
