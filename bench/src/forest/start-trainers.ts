import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onCore } from '../process/on-core.js';
import { waitUntil } from '../process/wait-until.js';

const program = fileURLToPath(new URL('../../../apps/worker/dist/trainer.js', import.meta.url));
const firstPort = 20_600;

/**
 * Starts trainers of one thread and one core each, and returns what ends them: a trainer that may take more than its core has V8 compile
 * and collect on another one, as long as nobody else is there. Temporal and the store are those of the environment.
 */
export async function startTrainers(
  count: number,
  { bucket, namespace }: { bucket: string; namespace: string },
): Promise<() => Promise<void>> {
  const ports = Array.from({ length: count }, (_, index) => firstPort + index);
  const trainers = ports.map((port, place) =>
    spawn(...onCore(place, process.execPath, [program]), {
      env: {
        ...process.env,
        DATA_BUCKET: bucket,
        TEMPORAL_NAMESPACE: namespace,
        TRAINING_THREADS: '1',
        TRAINER_PORT: String(port),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  for (const port of ports) {
    await waitUntil(
      'a trainer polls',
      60_000,
      async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok,
    );
  }
  return async () => {
    await Promise.all(trainers.map(stop));
  };
}

async function stop(trainer: ChildProcess): Promise<void> {
  if (trainer.exitCode !== null) return;
  const ended = once(trainer, 'exit');
  trainer.kill('SIGTERM');
  await ended;
}
