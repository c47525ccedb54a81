import { describe, expect, it } from 'vitest';
import { judgeWatch } from './judge-watch';
import type { Report } from './watch';

const aReport = (changes: Partial<Report> = {}): Report => ({
  version: '3',
  from: '2026-11-23T18:00:00.000Z',
  to: '2026-11-23T18:15:00.000Z',
  rows: 400,
  verdict: 'steady',
  columns: [],
  labelled: 0,
  performance: 'unknown',
  ...changes,
});
const sentence = (reports: Report[], version = '3') => judgeWatch({ reports, alerts: [] }, version).sentence;

describe('judgeWatch', () => {
  it('says that nothing was judged, and why a window could not be', () => {
    expect(sentence([])).toBe('nothing');
    expect(sentence([aReport({ verdict: 'too_few' })])).toBe('tooFew');
    expect(sentence([aReport({ verdict: 'no_profile' })])).toBe('noProfile');
  });

  it('keeps the numbers of a window whose version has no profile', () => {
    const bare = aReport({ verdict: 'no_profile', labelled: 300 });

    expect(judgeWatch({ reports: [bare, aReport()], alerts: [] }, '3').unprofiled).toBe(bare);
    expect(judgeWatch({ reports: [aReport(), bare], alerts: [] }, '3').unprofiled).toBeUndefined();
  });

  it('goes by the newest window that has a verdict', () => {
    const reports = [aReport({ verdict: 'too_few' }), aReport({ verdict: 'drift' }), aReport()];

    expect(sentence(reports)).toBe('drifted');
  });

  it('tells drift from decay, and both together', () => {
    expect(sentence([aReport({ performance: 'decayed' })])).toBe('decayed');
    expect(sentence([aReport({ performance: 'decayed', verdict: 'drift' })])).toBe('both');
    expect(sentence([aReport({ performance: 'steady' })])).toBe('well');
    expect(sentence([aReport({ verdict: 'small' })])).toBe('unmeasured');
  });

  it('is about the version that serves alone, and about any where none is known to', () => {
    const reports = [aReport({ version: '2', verdict: 'drift' }), aReport()];

    expect(sentence(reports)).toBe('unmeasured');
    expect(sentence(reports, '4')).toBe('unjudged');
    expect(judgeWatch({ reports, alerts: [] }).sentence).toBe('drifted');
  });

  it('counts the alerts that are open', () => {
    const alert = { id: '1', kind: 'drift', text: 'x', openedAt: '2026-11-23T18:20:00.000Z' } as const;
    const over = { ...alert, id: '2', resolvedAt: '2026-11-23T18:30:00.000Z' };

    expect(judgeWatch({ reports: [], alerts: [alert, over] }).openAlerts).toEqual([alert]);
  });
});
