import { breakerNotePrefix } from '@canopy/pipeline-contract/names';
import type { PauseNote } from './schedule';

const form = /^(?<reason>.+) \[(?:(?<by>[^,\]]+), )?(?<at>\d{4}-\d{2}-\d{2}T[\d:.]+Z)\]$/s;

/** A note that a person can read in any Temporal client: `reason [who, when]`. */
export function writePauseNote(note: { reason: string; by?: string | undefined; at: Date }): string {
  const by = note.by?.replace(/[,[\]]/g, ' ').trim();
  const who = by ? `${by}, ` : '';
  return `${note.reason.trim()} [${who}${note.at.toISOString()}]`;
}

/** Reads a note back. One that was written elsewhere is a reason, all of it. */
export function readPauseNote(note: string): PauseNote {
  const breaker = note.startsWith(breakerNotePrefix) ? ({ isOfBreaker: true } as const) : {};
  const { reason, by, at } = form.exec(note)?.groups ?? {};
  if (reason === undefined) return { reason: note, ...breaker };
  return { reason, ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }), ...breaker };
}
