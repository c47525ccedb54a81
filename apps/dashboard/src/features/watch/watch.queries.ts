import { AlertReason } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { addReliability } from './add-reliability';
import type { Alert, ClassRecall, ReliabilityTenth, Report, VersionLabels, Watch } from './watch';

interface ReportRow
  extends Pick<Report, 'version' | 'rows' | 'verdict' | 'columns' | 'labelled' | 'performance'> {
  from: Date;
  to: Date;
  estimatedAccuracy: number | null;
  estimatedAt: Date | null;
  accuracy: number | null;
  accuracyLow: number | null;
  accuracyHigh: number | null;
  measures: { recalls?: Omit<ClassRecall, 'label'>[]; reliability?: ReliabilityTenth[] };
}

interface AlertRow extends Pick<Alert, 'id' | 'kind' | 'text'> {
  reason: unknown;
  openedAt: Date;
  resolvedAt: Date | null;
  delivery: string | null;
}

/** What the monitoring page says about the windows and the alerts. Of windows with one end, the narrowest is shown. */
export async function readWatch(database: ReadOnlyDatabase): Promise<Watch> {
  const [reports, alerts, records] = await Promise.all([
    database.ask<ReportRow>(`
      SELECT * FROM (
        SELECT DISTINCT ON (window_to, model_version) model_version AS "version", window_from AS "from", window_to AS "to",
               rows, verdict, columns, estimated_accuracy AS "estimatedAccuracy", estimated_at AS "estimatedAt",
               labelled, accuracy, accuracy_low AS "accuracyLow", accuracy_high AS "accuracyHigh", performance, measures
        FROM drift_reports ORDER BY window_to DESC, model_version, window_from DESC LIMIT 96) AS shown
      ORDER BY "to" DESC, "version"`),
    database.ask<AlertRow>(`
      SELECT id::text, kind, text, reason, opened_at AS "openedAt", resolved_at AS "resolvedAt",
             (SELECT outcome FROM alert_deliveries WHERE alert_id = alerts.id AND attempts > 0
              ORDER BY event DESC LIMIT 1) AS "delivery"
      FROM alerts ORDER BY resolved_at IS NULL DESC, opened_at DESC LIMIT 30`),
    database.ask<{ judged: number; agreed: number }>(`
      SELECT count(*)::int AS "judged",
             count(*) FILTER (WHERE estimated_accuracy BETWEEN accuracy_low AND accuracy_high)::int AS "agreed"
      FROM drift_reports WHERE estimated_at IS NOT NULL AND labelled > 0`),
  ]);
  return {
    reports: reports.map(toReport),
    alerts: alerts.map(toAlert),
    record: records[0] ?? { judged: 0, agreed: 0 },
    labels: labelsOf(reports),
  };
}

/** @param reports the newest first. */
export function labelsOf(
  reports: readonly Pick<ReportRow, 'version' | 'labelled' | 'measures'>[],
): VersionLabels[] {
  const ofVersions = Map.groupBy(
    reports.filter(({ labelled }) => labelled > 0),
    ({ version }) => version,
  );
  return [...ofVersions].map(([version, [newest, ...others]]) => ({
    version,
    reliability: addReliability([newest, ...others].map((report) => report?.measures.reliability ?? [])),
    recalls: (newest?.measures.recalls ?? []).map((recall, label) => ({ ...recall, label })),
  }));
}

export function toReport(row: ReportRow): Report {
  const { version, from, to, rows, verdict, columns, labelled, performance } = row;
  const { estimatedAccuracy, estimatedAt, accuracy, accuracyLow, accuracyHigh } = row;
  return {
    version,
    from: from.toISOString(),
    to: to.toISOString(),
    rows,
    verdict,
    columns,
    labelled,
    performance,
    ...(estimatedAccuracy !== null && {
      estimated: { accuracy: estimatedAccuracy, isForecast: estimatedAt !== null },
    }),
    ...(accuracy !== null &&
      accuracyLow !== null &&
      accuracyHigh !== null && { measured: { accuracy, low: accuracyLow, high: accuracyHigh } }),
  };
}

function toAlert({ openedAt, resolvedAt, delivery, reason, ...alert }: AlertRow): Alert {
  return {
    ...alert,
    openedAt: openedAt.toISOString(),
    ...(Value.Check(AlertReason, reason) && { reason }),
    ...(resolvedAt !== null && { resolvedAt: resolvedAt.toISOString() }),
    ...(delivery !== null && { delivery }),
  };
}
