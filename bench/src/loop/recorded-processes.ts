import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Ids of the parts that the launcher of this home has started; each is the head of a process group of its own. */
export async function recordedProcesses(home: string): Promise<number[]> {
  const folder = join(home, 'run');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const records = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return records.map((record): number => JSON.parse(record).pid);
}
