import type { Context } from './context.js';
import { transferExperiments } from './entities/transfer-experiments.js';
import { transferRegisteredModels } from './entities/transfer-registered-models.js';
import type { Server } from './server/create-server.js';
import { newTally, type Tally } from './tally.js';

export interface TransferOptions {
  source: Server;
  target: Server;
  /** Told of progress, in lines of text. */
  say(line: string): void;
}

/**
 * Brings everything that one tracking server keeps to another: experiments, runs with whole histories and artifacts,
 * logged models, the registry. What an earlier transfer brought is left alone, and one that was cut off is gone on with.
 *
 * @throws MlflowError when a server is not reached or fails; what it refuses is among the tally's problems.
 */
export async function transfer({ source, target, say }: TransferOptions): Promise<Tally> {
  const known = { runs: new Map(), loggedModels: new Map(), roots: new Map() };
  const takesTimes = await target.setTimes({});
  if (!takesTimes) {
    say(
      'The target keeps its own times of creation. Ours takes them over when TRACKING_IMPORT=allowed is set.',
    );
  }
  const context: Context = {
    source,
    target,
    say,
    tally: newTally(),
    takesTimes,
    known,
    modelMetrics: new Map(),
  };
  await transferExperiments(context);
  await transferRegisteredModels(context);
  return context.tally;
}
