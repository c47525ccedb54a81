import { readFileSync } from 'node:fs';

/** Numbers of the cores that this process may run on. Linux only. */
export function allowedCores(): number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  const ranges = /^Cpus_allowed_list:\s+(.+)$/m.exec(status)?.[1]?.split(',') ?? [];
  return ranges.flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
