import { BackfillInput } from '@canopy/pipeline-contract';
import type { Client } from '@temporalio/client';
import { awaitTick } from '../backfill/await-tick.js';
import { triggerTick } from '../backfill/trigger-tick.js';
import { checkShape } from '../input/check-shape.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export function createBackfillActivities(
  temporal: Pick<Client, 'schedule' | 'workflow'>,
): Pick<PipelineActivities, 'checkBackfillInput' | 'triggerTick' | 'awaitTick'> {
  return {
    async checkBackfillInput(input) {
      checkShape(BackfillInput, input);
    },
    triggerTick: () => triggerTick(temporal),
    awaitTick: (seen) => attend(({ signal }) => awaitTick(temporal, seen, signal)),
  };
}
