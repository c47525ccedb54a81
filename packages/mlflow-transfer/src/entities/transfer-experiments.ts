import { Experiment, Nothing, undefinedIfMissing } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import type { Context } from '../context.js';
import { freeName } from '../identity/free-name.js';
import { readOrigin, toOriginTag, withoutOrigin } from '../identity/imported-from.js';
import type { Server } from '../server/create-server.js';
import { readPages } from '../server/read-pages.js';
import { attempt } from '../tally.js';
import { createRuns } from './create-runs.js';
import { fillRuns } from './fill-runs.js';
import { ExperimentAnswer } from './shapes.js';
import { transferLoggedModels } from './transfer-logged-models.js';

const IdAnswer = Type.Object({ experiment_id: Type.String() });
// Every server has an experiment of this id from the start.
const defaultId = '0';

/** Every experiment of the source with its runs and logged models, the oldest first, deleted ones too. */
export async function transferExperiments(context: Context): Promise<void> {
  const there = await allExperiments(context.target);
  const experiments = await allExperiments(context.source);
  experiments.sort((a, b) => a.creation_time - b.creation_time);
  for (const [index, experiment] of experiments.entries()) {
    context.say(`Experiment ${index + 1} of ${experiments.length}: ${experiment.name}`);
    await attempt(context.tally, `Experiment "${experiment.name}"`, () =>
      transferExperiment(context, experiment, findCounterpart(context, experiment, there)),
    );
  }
}

async function transferExperiment(
  context: Context,
  experiment: Experiment,
  here: Experiment | undefined,
): Promise<void> {
  const { target, tally } = context;
  tally.counts.experiments[here === undefined ? 'added' : 'present']++;
  const targetId = here?.experiment_id ?? (await createExperiment(context, experiment));
  const pair = { sourceId: experiment.experiment_id, targetId };
  const unfilled = await createRuns(context, pair);
  await transferLoggedModels(context, pair);
  await fillRuns(context, pair, unfilled);
  const isDeleted = experiment.lifecycle_stage === 'deleted' && here?.lifecycle_stage !== 'deleted';
  if (isDeleted) await target.call('POST', 'experiments/delete', { experiment_id: targetId }, Nothing);
  const isOurs = here !== undefined && readOrigin(here.tags)?.origin !== context.source.origin;
  if (context.takesTimes && !isOurs && here?.creation_time !== experiment.creation_time) {
    const { creation_time: created, last_update_time: updated } = experiment;
    await target.setTimes({ experiments: [{ experiment_id: targetId, created, updated }] });
  }
}

/** The experiment of the target that was made from this one, or that this one was made from. */
function findCounterpart(
  { source, target }: Context,
  experiment: Experiment,
  there: readonly Experiment[],
): Experiment | undefined {
  if (experiment.experiment_id === defaultId) {
    return there.find(({ experiment_id }) => experiment_id === defaultId);
  }
  const origin = readOrigin(experiment.tags);
  return there.find((candidate) => {
    const itsOrigin = readOrigin(candidate.tags);
    return (
      (itsOrigin?.origin === source.origin && itsOrigin.id === idOf(experiment)) ||
      (origin?.origin === target.origin && origin.id === idOf(candidate))
    );
  });
}

async function createExperiment({ source, target }: Context, experiment: Experiment): Promise<string> {
  const name = await freeName(experiment.name, async (candidate) => {
    const call = target.call(
      'GET',
      'experiments/get-by-name',
      { experiment_name: candidate },
      ExperimentAnswer,
    );
    return (await undefinedIfMissing(call)) !== undefined;
  });
  const origin = toOriginTag({ origin: source.origin, id: idOf(experiment), isWhole: true });
  const fields = { name, tags: [...withoutOrigin(experiment.tags), origin] };
  return (await target.call('POST', 'experiments/create', fields, IdAnswer)).experiment_id;
}

function allExperiments(server: Server): Promise<Experiment[]> {
  const pages = readPages(server, {
    method: 'POST',
    path: 'experiments/search',
    fields: { view_type: 'ALL', max_results: 1000 },
    list: 'experiments',
    item: Experiment,
  });
  return Array.fromAsync(pages);
}

// Each server counts its ids up from 1, so the time of its making belongs to what names an experiment.
const idOf = ({ experiment_id, creation_time }: Experiment) => `${experiment_id}@${creation_time}`;
