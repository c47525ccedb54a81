import { describe, expect, it } from 'vitest';
import type { Tick } from '../ticks';
import { joinAlikeRuns } from './join-alike-runs';

function aTick(runId: string, tick: Partial<Tick> = {}): Tick {
  return { workflowId: `tick-${runId}`, runId, page: '', status: 'completed', startedAt: '', ...tick };
}

const empty = {
  result: {
    outcome: 'NO_NEW_DATA',
    reason: 'the source is empty',
    batchId: 'b',
    rows: { received: 0, inserted: 0, duplicated: 0, failed: 0, processed: 0, quarantined: 0 },
  },
} as const satisfies Partial<Tick>;

describe('joinAlikeRuns', () => {
  it('tells runs in a row that had nothing to do once, in the words of the newest', () => {
    const older = { result: { ...empty.result, reason: 'the source was empty' } };

    const joined = joinAlikeRuns([aTick('3', empty), aTick('2', empty), aTick('1', older)]);

    expect(joined).toEqual([{ tick: aTick('3', empty), times: 3 }]);
  });

  it('tells the same words again where others stand between them', () => {
    const failed = aTick('2', { status: 'failed', failure: 'Postgres is away' });

    const joined = joinAlikeRuns([aTick('3', empty), failed, aTick('1', empty)]);

    expect(joined.map(({ tick, times }) => [tick.runId, times])).toEqual([
      ['3', 1],
      ['2', 1],
      ['1', 1],
    ]);
  });

  it('never joins runs that have not ended', () => {
    const joined = joinAlikeRuns([aTick('2', { status: 'running' }), aTick('1', { status: 'running' })]);

    expect(joined).toHaveLength(2);
  });
});
