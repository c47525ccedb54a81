import { availableParallelism, totalmem } from 'node:os';
import type { TrainDependencies } from './train-model.js';

/** What a machine gives to trainings; 0 is what it has. */
export interface TrainingLimits {
  readonly threads: number;
  readonly memoryBytes: number;
}

/** The rest is for the system and for what else runs on the machine. */
const shareOfMemory = 0.75;

export function trainingResources({
  threads,
  memoryBytes,
}: TrainingLimits): Omit<TrainDependencies, 'store'> {
  return {
    threads: threads === 0 ? availableParallelism() : threads,
    memoryLimit: memoryBytes === 0 ? shareOfMemory * memoryOfMachine() : memoryBytes,
    now: () => performance.now(),
  };
}

/** Of the container, where there is one. Without a bound Node gives 0, or more than there is. */
function memoryOfMachine(): number {
  const bound = process.constrainedMemory();
  return bound > 0 ? Math.min(bound, totalmem()) : totalmem();
}
