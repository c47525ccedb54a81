import { randomBytes } from 'node:crypto';
import type { LoggedPrediction } from '../prediction-log/prediction-log.js';

/** A prediction as a route would record it, with an id of its own that carries its time. */
export function aLoggedPrediction(changes: Partial<LoggedPrediction> = {}): LoggedPrediction {
  const { at = new Date() } = changes;
  return {
    predictionId: anId(at),
    at,
    modelVersion: '1',
    route: 'champion',
    features: [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 0, 7745],
    label: 4,
    probabilities: Float64Array.of(0.1, 0.1, 0, 0, 0.8, 0, 0),
    confidence: 0.75,
    ...changes,
  };
}

/** RFC 9562, section 5.7: 48 bits of milliseconds, the version, the variant, and noise. */
function anId(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
