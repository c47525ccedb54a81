import { Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { SeriesHistogram } from './series-histogram.js';

it("is written as prom-client's own histogram of the same values is", async () => {
  const registries = { ours: new Registry(), theirs: new Registry() };
  const configuration = { name: 'seconds', help: 'How long', labelNames: ['route'], buckets: [0.5, 1, 2] };
  const ours = new SeriesHistogram({ ...configuration, registers: [registries.ours] });
  const theirs = new Histogram({ ...configuration, registers: [registries.theirs] });
  // Below the first bound, at each of them, between two, and above the last.
  const values = { '/a': [0.25, 0.5, 1, 1.5, 2, 3], '/b': [2] };

  for (const [route, seconds] of Object.entries(values)) {
    const observe = ours.series({ route });
    for (const value of seconds) {
      observe(value);
      theirs.observe({ route }, value);
    }
  }

  expect(await registries.ours.metrics()).toBe(await registries.theirs.metrics());
});
