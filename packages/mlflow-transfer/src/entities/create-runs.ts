import type { Context } from '../context.js';
import { readOrigin, toOriginTag } from '../identity/imported-from.js';
import { attempt } from '../tally.js';
import type { ExperimentPair } from './experiment-pair.js';
import { oddTags } from './odd-tags.js';
import { readRuns } from './read-runs.js';
import { RunAnswer, type WholeRun } from './shapes.js';

/**
 * Makes each run of an experiment that is not there yet, without its content, so that whatever names it finds it.
 *
 * @returns ids, on the source, of the runs that still lack content
 */
export async function createRuns(context: Context, pair: ExperimentPair): Promise<Set<string>> {
  const { source, target, known, tally } = context;
  const here = new Map<string, { run: WholeRun['info']; isWhole: boolean }>();
  for await (const { info, data } of readRuns(target, pair.targetId)) {
    const origin = readOrigin(data.tags);
    if (origin?.origin === source.origin) here.set(origin.id, { run: info, isWhole: origin.isWhole });
    // A run that was taken from here finds its way back by the id that it had.
    else here.set(info.run_id, { run: info, isWhole: true });
  }
  const unfilled = new Set<string>();
  for await (const run of readRuns(source, pair.sourceId)) {
    const { run_id: runId, artifact_uri: root } = run.info;
    const origin = readOrigin(run.data.tags);
    const found = here.get(origin?.origin === target.origin ? origin.id : runId);
    await attempt(tally, `Run ${runId}`, async () => {
      const info = found?.run ?? (await createRun(context, pair.targetId, run));
      known.runs.set(runId, info.run_id);
      known.roots.set(root, info.artifact_uri);
      if (found?.isWhole === true) {
        tally.counts.runs.present++;
      } else {
        unfilled.add(runId);
      }
    });
  }
  return unfilled;
}

async function createRun(
  { source, target }: Context,
  experimentId: string,
  { info, data }: WholeRun,
): Promise<WholeRun['info']> {
  const fields = {
    experiment_id: experimentId,
    user_id: info.user_id,
    run_name: info.run_name,
    start_time: info.start_time,
    tags: [...oddTags(data.tags), toOriginTag({ origin: source.origin, id: info.run_id, isWhole: false })],
  };
  return (await target.call('POST', 'runs/create', fields, RunAnswer)).run.info;
}
