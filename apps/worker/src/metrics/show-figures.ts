import type { Gauge } from 'prom-client';
import { alertKinds } from '../watch/alerts.repository.js';
import type { Figures } from './figures.repository.js';

export type WatchGauges = Record<
  'drift' | 'isDrifted' | 'isDecayed' | 'rows' | 'end' | 'estimated' | 'measured' | 'alerts' | 'held',
  Gauge
>;

/** Sets every gauge to what the figures say, and leaves out what they do not; undefined leaves out all. */
export function showFigures({ held, ...gauges }: WatchGauges, figures: Figures | undefined): void {
  for (const gauge of Object.values(gauges)) gauge.reset();
  held.remove();
  if (figures === undefined) return;
  for (const { version, ...window } of figures.windows) {
    for (const { key: feature, psi, harm } of window.columns) {
      gauges.drift.set({ version, feature, measure: 'psi' }, psi);
      gauges.drift.set({ version, feature, measure: 'harm' }, harm);
    }
    gauges.isDrifted.set({ version }, Number(window.verdict === 'drift'));
    gauges.isDecayed.set({ version }, Number(window.performance === 'decayed'));
    gauges.rows.set({ version }, window.rows);
    gauges.end.set({ version }, window.to.getTime() / 1000);
    if (window.estimatedAccuracy !== null) gauges.estimated.set({ version }, window.estimatedAccuracy);
    if (window.accuracy !== null) gauges.measured.set({ version }, window.accuracy);
  }
  const open = new Map(figures.openAlerts.map(({ kind, count }) => [kind, count]));
  for (const kind of alertKinds) gauges.alerts.set({ kind }, open.get(kind) ?? 0);
  held.set(figures.heldBatches);
}
