import { breakerNotePrefix } from '@canopy/pipeline-contract/names';
import { describe, expect, it } from 'vitest';
import { readPauseNote, writePauseNote } from './pause-note';

const at = new Date('2026-11-23T18:20:00.000Z');

describe('a pause note', () => {
  it('can be read by a person in any Temporal client', () => {
    expect(writePauseNote({ reason: 'The source is being repaired', by: 'Ana', at })).toBe(
      'The source is being repaired [Ana, 2026-11-23T18:20:00.000Z]',
    );
  });

  it('is read back as it was written', () => {
    const reason = 'twice, [really]\nsee the plan';

    expect(readPauseNote(writePauseNote({ reason, by: 'Ana', at }))).toEqual({
      reason,
      by: 'Ana',
      at: at.toISOString(),
    });
    expect(readPauseNote(writePauseNote({ reason, at }))).toEqual({ reason, at: at.toISOString() });
  });

  it('keeps its form whatever the name contains', () => {
    expect(readPauseNote(writePauseNote({ reason: 'x', by: 'Ana, [ops]', at })).by).toBe('Ana   ops');
  });

  it('of the circuit breaker is known as such', () => {
    const reason = `${breakerNotePrefix}The pipeline failed 3 times in a row`;

    expect(readPauseNote(writePauseNote({ reason, at }))).toEqual({
      reason,
      at: at.toISOString(),
      isOfBreaker: true,
    });
  });

  it('that was written elsewhere is a reason as a whole', () => {
    expect(readPauseNote('Paused via Temporal Web UI')).toEqual({ reason: 'Paused via Temporal Web UI' });
  });
});
