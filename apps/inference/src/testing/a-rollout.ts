import { labelColumn } from '@canopy/covertype';
import { createLogger } from '@canopy/service-kit/process';
import { expect } from 'vitest';
import { type CoverPrediction, coverPrediction } from '../covers/cover-prediction.js';
import type { ServedModel } from '../models/served-model.js';
import type { PredictionRoute } from '../prediction-log/prediction-log.js';
import { createComparisons } from '../rollout/create-comparisons.js';
import { createRollout } from '../rollout/create-rollout.js';
import { createFakeRegistry } from './create-fake-registry.js';

const { classNames } = labelColumn;

/** A model that names the class that `labelOf` finds in the elevation. */
export function aModel(version: string, labelOf: (elevation: number) => number): ServedModel {
  const predict = ([elevation = 0]: readonly number[]) => {
    const probabilities = new Float64Array(classNames.length);
    probabilities[labelOf(elevation)] = 1;
    return probabilities;
  };
  return {
    version,
    runId: `run-${version}`,
    platform: 'canopy_forest',
    classNames,
    fileBytes: 1,
    categoryNumbers: {},
    calibration: undefined,
    conformal: undefined,
    forest: undefined,
    predict,
    predictColumns: async ([elevations = []]) =>
      Float64Array.from(Array.from(elevations).flatMap((elevation) => [...predict([elevation])])),
  };
}

/** What the champion says. */
export const same = (elevation: number) => elevation % 7;

/** A rollout of version 2 beside the champion 1, and what it recorded. */
export function aRollout({ labelOf = same, mostQueued = 1000 } = {}) {
  const registry = createFakeRegistry();
  registry.point('challenger', '2');
  const served = aModel('1', same);
  const champion = { model: served };
  const other = aModel('2', labelOf);
  const records: { route: PredictionRoute; version: string }[] = [];
  const comparisons = createComparisons({ mostQueued });
  let draws = 0;
  const rollout = createRollout({
    champion,
    models: { find: async (version) => (version === '2' ? other : served) },
    registry,
    comparisons,
    record: ({ modelVersion }, route) => void records.push({ route, version: modelVersion }),
    logger: createLogger('test', 'silent'),
    modelName: 'a_model',
    // An even sequence: the fractions of multiples of the golden ratio.
    random: () => (++draws * 0.618_033_988_749_895) % 1,
    clock: () => 1_700_000_000_000,
  });
  const ask = (elevation: number, entity?: string) => {
    const row = { features: [elevation], warnings: [] };
    return rollout.answer(
      () => entity,
      (model): [CoverPrediction] => [coverPrediction(model, row, model.predict(row.features))],
    );
  };
  const plan = async (tags: Record<string, string>) => {
    for (const [key, value] of Object.entries(tags)) registry.tag(`canopy.${key}`, value);
    await rollout.look();
  };
  const settled = () => expect.poll(() => comparisons.queued).toBe(0);
  return { rollout, registry, champion, comparisons, records, ask, plan, settled };
}
