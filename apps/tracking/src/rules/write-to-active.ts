/**
 * Writes to a run that must be active. A run that turns out to be active although the write found none was restored meanwhile, and has
 * nothing of it: then it is written again.
 *
 * @param write gives undefined or false where it found no active run.
 * @param requireActive throws where there is none.
 */
export async function writeToActive<Written>(
  write: () => Promise<Written | false | undefined>,
  requireActive: () => Promise<unknown>,
): Promise<Written> {
  for (;;) {
    const written = await write();
    if (written !== undefined && written !== false) return written;
    await requireActive();
  }
}
