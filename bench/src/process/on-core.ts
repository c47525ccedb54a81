import { allowedCores } from './allowed-cores.js';

/** A program and its arguments, such that it runs on one core alone: on the `place`th, counted around. Linux only. */
export function onCore(place: number, file: string, args: readonly string[]): [string, string[]] {
  const cores = allowedCores();
  return ['taskset', ['-c', String(cores[place % cores.length]), file, ...args]];
}
