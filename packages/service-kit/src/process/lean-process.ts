/** How a process is started: what Node is told, and what the libraries below it read. */
export interface ProcessStart {
  nodeFlags: readonly string[];
  environment: Readonly<Record<string, string>>;
}

/**
 * A server that takes little memory for long.
 *
 * Requests leave nothing behind, so a young generation of a quarter of the usual megabytes costs no speed that could be measured, and saves
 * about a hundred of the process; an old one that is tidied when it has doubled, and not at three or four times what is in use, costs
 * none either and saves another fifty. Of a young generation that small next to nothing outlives a collection: helpers on other threads are waited
 * for longer than they help, a twentieth of the processor time of predictions, and some milliseconds each where the processors are busy.
 * Of the old one four helpers would mark at a time, against those who answer: with two, a refusal beside batches took 8 ms instead of 14 (p99).
 * What is made at one place in the code is old from the start, for good, where the first hundred outlived a collection by chance: then
 * all predictions of batches were, with what they refer to, in one process of some thirteen, and took half as much processor time again.
 *
 * Of buffers glibc learns to keep what is freed, up to 32 MB each, and small things then settle between: inference took 300 MB after 80,000
 * requests of all kinds, and more with every model that came. With a fixed threshold large buffers are mapped, and go back: 220 MB, where it stays.
 */
export const leanProcess: ProcessStart = {
  nodeFlags: [
    '--max-semi-space-size=4',
    '--heap-growing-percent=100',
    '--no-parallel-scavenge',
    '--v8-pool-size=2',
    '--no-allocation-site-pretenuring',
  ],
  environment: { MALLOC_MMAP_THRESHOLD_: '131072' },
};
