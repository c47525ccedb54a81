import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Excess, weighExcess } from './weigh-excess.js';

const cases: (Excess & { logEvidence: number })[] = JSON.parse(
  readFileSync(new URL('../../test/reference/sequential-cases.json', import.meta.url), 'utf8'),
);

it.each(cases)(
  'agrees with an integral by SciPy: $events of $trials above $limit',
  ({ logEvidence, ...excess }) => {
    expect(weighExcess(excess)).toBeCloseTo(logEvidence, 8);
  },
);

it('averages no more than one at the limit, whatever comes next', () => {
  const limit = 0.3;
  for (const [events, trials] of [
    [0, 0],
    [5, 10],
    [40, 100],
    [1, 60],
  ] as const) {
    const now = Math.exp(weighExcess({ events, trials, limit }));
    const next = [1, 0].map((event) =>
      Math.exp(weighExcess({ events: events + event, trials: trials + 1, limit })),
    );

    expect(limit * (next[0] ?? 0) + (1 - limit) * (next[1] ?? 0)).toBeCloseTo(now, 9);
  }
});
