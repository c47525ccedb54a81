/** Work that would take more memory than it may. */
export class MemoryLimitError extends Error {
  override readonly name = 'MemoryLimitError';

  constructor(work: string, neededBytes: number, limitBytes: number) {
    super(
      `${work} takes about ${toMegabytes(neededBytes)} MB of memory, and this machine allows ${toMegabytes(limitBytes)} MB (TRAINING_MEMORY_MB): give it more, or train on fewer rows`,
    );
  }
}

const toMegabytes = (bytes: number) => Math.ceil(bytes / 1e6);
