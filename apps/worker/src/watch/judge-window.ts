import type { Pool } from '@canopy/database';
import { type ColumnDrift, judgeDrift } from '@canopy/statistics';
import type { JudgeWindowInput, WindowJudgement } from '../activities/contract/watch.js';
import type { DataStore } from '../objects/create-data-store.js';
import { compareWithProfile } from './compare-with-profile.js';
import type { FindTraining, KnownTraining } from './create-find-training.js';
import type { InferenceClient } from './create-inference-client.js';
import { judgePerformance } from './judge-performance.js';
import { driftedOf, saveReport } from './reports.repository.js';
import { tellWindow } from './tell-window.js';

export interface JudgeWindowDependencies {
  pool: Pool;
  store: DataStore;
  inference: InferenceClient;
  findTraining: FindTraining;
}

const detailKind = { folder: 'drift', extension: 'json', contentType: 'application/json' };

/** Counts a window, judges it against the training of its version, and keeps what was found. The same again gives the same. */
export async function judgeWindow(
  { pool, store, inference, findTraining }: JudgeWindowDependencies,
  { window: name, modelName, policy }: JudgeWindowInput,
  signal: AbortSignal,
): Promise<WindowJudgement> {
  const training = await findTraining(modelName, name.version, signal);
  const { profile, temperature, importances } = training;
  const window = await inference.countWindow(
    { ...name, temperature, columns: profile?.columns.map(binsOf) ?? [] },
    signal,
  );
  const drift =
    profile === undefined
      ? []
      : judgeDrift(compareWithProfile(window, profile, importances), policy.falseAlarmRate);
  const performance = judgePerformance(window, profile?.meanConfidence, policy.decayTolerance);
  const verdict = verdictOf(training, drift);
  const text = JSON.stringify({ policy, window, drift, performance });
  const detail = await store.putByHash(detailKind, new TextEncoder().encode(text), signal);
  const columns = drift.map(({ key, verdict: ofColumn, harm, psi }) => ({
    key,
    verdict: ofColumn,
    harm,
    psi,
  }));
  const judged = {
    ...name,
    rows: window.rows,
    verdict,
    estimatedAccuracy: performance.estimate?.accuracy ?? null,
    labelled: performance.labelled,
    accuracy: performance.accuracy?.value ?? null,
    performance: performance.verdict,
  };
  await saveReport(pool, {
    ...judged,
    columns,
    accuracyLow: performance.accuracy?.low ?? null,
    accuracyHigh: performance.accuracy?.high ?? null,
    measures: { recalls: performance.recalls, reliability: window.reliability },
    detail,
  });
  const sentence = tellWindow({ ...judged, drifted: driftedOf(columns) });
  return { ...name, rows: window.rows, verdict, sentence };
}

type Profile = NonNullable<KnownTraining['profile']>;

function binsOf(column: Profile['columns'][number]) {
  return column.kind === 'numeric'
    ? { key: column.key, kind: column.kind, edges: column.edges }
    : { key: column.key, kind: column.kind, categories: column.categories };
}

function verdictOf({ profile }: KnownTraining, drift: readonly ColumnDrift[]): WindowJudgement['verdict'] {
  if (profile === undefined) return 'no_profile';
  const worst = (['drift', 'small', 'steady'] as const).find((verdict) =>
    drift.some((column) => column.verdict === verdict),
  );
  return worst ?? 'too_few';
}
