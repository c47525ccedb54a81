/** Resident memory of the app at `url` in MB, as its metrics tell; undefined where they do not. */
export async function residentMemory(url: string): Promise<number | undefined> {
  const answer = await fetch(new URL('/metrics', url));
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(await answer.text()) ?? [];
  return bytes === undefined ? undefined : Math.round(Number(bytes) / 2 ** 20);
}
