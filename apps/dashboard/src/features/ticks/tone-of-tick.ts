import type { Tone } from '../../ui/tone-badge';
import type { Tick } from './tick';

/** Only a run that broke is bad: one that had nothing to do went as it should. */
export function toneOfTick({ status, result }: Pick<Tick, 'status' | 'result'>): Tone {
  switch (status) {
    case 'running':
      return 'wait';
    case 'completed':
      return result?.outcome === 'MODEL_PROMOTED' ? 'good' : 'calm';
    case 'cancelled':
    case 'terminated':
      return 'calm';
    case 'failed':
    case 'timed_out':
      return 'bad';
  }
}
