import type { PipelineOutcome } from '@canopy/pipeline-contract';

/** Runs of ticks, by their ids in Temporal. */
export interface SeenTicks {
  runIds: string[];
}

export type TickReport =
  | {
      status: 'completed';
      outcome: PipelineOutcome;
      /** The source had nothing left. */
      isExhausted: boolean;
      isHeld: boolean;
      received: number;
      inserted: number;
    }
  | { status: 'failed'; reason: string };

export interface BackfillActivities {
  /** Asks the schedule for one more tick, behind those under way, and tells which ticks there were before. */
  triggerTick(): Promise<SeenTicks>;
  /** Waits for a tick that was not seen, and for its end. */
  awaitTick(seen: SeenTicks): Promise<TickReport>;
}
