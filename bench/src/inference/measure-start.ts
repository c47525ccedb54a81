import type { RunningServer } from '@canopy/tracking-servers';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { Models } from './grow-models.js';
import type { BenchRegistry } from './register-versions.js';

const rounds = 3;

/** From the command to the moment when the large model serves. */
export async function measureStart(
  start: (name: string) => Promise<RunningServer>,
  registry: BenchRegistry,
  { large }: Pick<Models, 'large'>,
): Promise<Figure> {
  await registry.promote('large');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const server = await start(`start-${round}`);
    times.push(server.startMs);
    await server.stop();
  }
  return {
    key: 'start_ms',
    meaning: `start to ready with a model of ${rounded(large.forest.length / 1e6, 1)} MB (ms)`,
    measured: rounded(median(times), 0),
    atMost: 1000,
    detail: times.map((time) => rounded(time, 0)).join(', '),
  };
}
