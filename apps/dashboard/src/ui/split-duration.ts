export interface DurationParts {
  hours: number;
  minutes: number;
  seconds: number;
}

/** Whole hours, minutes and seconds of a time span; a negative one counts as none. */
export function splitDuration(milliseconds: number): DurationParts {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 };
}
