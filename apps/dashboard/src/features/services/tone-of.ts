import type { Tone } from '../../ui/tone-badge';
import type { ServiceHealth } from './service-health';

export const toneOf: Record<ServiceHealth['state'], Tone> = { up: 'good', waiting: 'wait', down: 'bad' };
