const uniqueViolation = '23505';

/** What `work` comes to, or `taken` when another row holds, or was given at the same time, what only one can have. */
export async function unlessTaken<T>(work: Promise<T>, taken: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as { code?: unknown }).code === uniqueViolation) return taken;
    throw error;
  }
}
