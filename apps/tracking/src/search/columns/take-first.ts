import type { Frame } from './frame.js';
import { comparePlaces, compareToPlace, type Place, type PlaceReader } from './place.js';

export interface Taken {
  frame: Frame;
  slot: number;
  place: Place;
}

/** The selected runs of a frame, and what reads their places. */
export interface Selection {
  frame: Frame;
  selected: Uint8Array;
  readers: readonly PlaceReader[];
}

// Slots are mostly in the order of the starts of their runs. Were they gone through from one end to the other, each run could
// stand before all that were seen; the first of so many passes sees some of everywhere.
const passes = 64;

/** The first `limit` runs of all selections after the place `after`, in the order of their places. */
export function takeFirst(
  selections: readonly Selection[],
  limit: number,
  after: Place | undefined,
): Taken[] {
  const most = 2 * limit + 100;
  let taken: Taken[] = [];
  // Nothing from here on is among the first.
  let end: Place | undefined;
  for (const { frame, selected, readers } of selections) {
    for (let pass = 0; pass < passes; pass++) {
      for (let slot = pass; slot < selected.length; slot += passes) {
        if (selected[slot] === 0) continue;
        if (end && compareToPlace(readers, slot, end) >= 0) continue;
        if (after && compareToPlace(readers, slot, after) <= 0) continue;
        taken.push({ frame, slot, place: readers.map(({ read }) => read(slot)) });
        if (taken.length < most) continue;
        taken = sorted(taken, readers).slice(0, limit);
        end = taken.at(-1)?.place;
      }
    }
  }
  const [first] = selections;
  return first ? sorted(taken, first.readers).slice(0, limit) : [];
}

const sorted = (taken: Taken[], readers: readonly PlaceReader[]) =>
  taken.sort((a, b) => comparePlaces(readers, a.place, b.place));
