import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Megabytes of proportional memory (PSS: a page shared by n processes counts as 1/n in each) of the given processes and
 * all that descend from them. Linux only.
 */
export function proportionalMemory(processIds: readonly number[]): number {
  const childrenOf = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent !== undefined) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(entry)]);
  }
  const family = new Set<number>();
  const waiting = [...processIds];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (family.has(id)) continue;
    family.add(id);
    waiting.push(...(childrenOf.get(id) ?? []));
  }
  let kilobytes = 0;
  for (const id of family) kilobytes += kilobytesOf(id);
  return kilobytes / 1024;
}

function parentOf(processId: string): number | undefined {
  const path = `/proc/${processId}/stat`;
  if (!existsSync(path)) return undefined;
  // The name in parentheses may hold spaces and parentheses itself; the fields after the last one do not.
  const fields = readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ');
  return Number(fields?.[1]);
}

function kilobytesOf(processId: number): number {
  const path = `/proc/${processId}/smaps_rollup`;
  if (!existsSync(path)) return 0;
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
}
